// What stands in for the images that a Dockerfile begins with, where no engine can fetch them. Only what starts
// a program is needed of them: the C library, a shell, a JDK or Node. This machine's are mounted, read-only.
import { existsSync, lstatSync, readlinkSync } from 'node:fs';

const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/etc/ssl', '/etc/nsswitch.conf', '/etc/hosts', '/etc/ld.so.cache'];

/** Folders of this machine, and the links that lead into them. */
function system() {
  const mounts = [];
  const links = [];
  for (const path of SYSTEM.filter((each) => existsSync(each))) {
    if (lstatSync(path).isSymbolicLink()) links.push([path, readlinkSync(path)]);
    else mounts.push({ mode: 'ro', from: path, to: path });
  }
  return { mounts, links };
}

/** @returns {{mounts: object[], links: string[][], env: object} | 'checkout'} */
export function standIn(image, jdk) {
  const [name] = image.split(':');
  switch (name) {
    case 'eclipse-temurin': {
      const { mounts, links } = system();
      return {
        mounts: [...mounts, { mode: 'ro', from: jdk, to: '/opt/java/openjdk' }],
        links,
        env: {
          JAVA_HOME: '/opt/java/openjdk',
          PATH: '/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
          LANG: 'C.UTF-8',
        },
      };
    }
    case 'node':
      return { ...system(), env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' } };
    case 'maven':
      return 'checkout';
    default:
      throw new Error(`nothing stands in for the image ${image} here`);
  }
}
