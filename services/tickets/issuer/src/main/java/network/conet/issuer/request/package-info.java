/**
 * What was asked and what was answered. A request is stored before anything is signed, so that its
 * answer can be made again after a crash: raw RSA gives one answer to one question.
 */
@NullMarked
package network.conet.issuer.request;

import org.jspecify.annotations.NullMarked;
