// A challenger that runs by itself: recomputes what is anchored, and cancels what is false before it can pay.
import type { Hex } from 'viem';
import type { Audit, Verdict } from './audit.js';
import { type Challenge, Challenger, NotChallengeable, caseOf } from './challenge.js';
import { type Published, readPublished } from './published.js';
import { type Demand, demandsOn } from './opened.js';
import type { Sender } from './send.js';
import { type Source, UnavailableError } from './source.js';

export type Step =
  | { kind: 'ended' | 'true' | 'waits'; verdict?: Verdict }
  | { kind: 'false'; verdict: Verdict; challenge: Challenge; transaction?: Hex }
  | { kind: 'concluded'; verdict: Verdict; demand: bigint; transaction: Hex }
  | { kind: 'uncaught'; verdict: Verdict; why: string };

export class Watch {
  constructor(
    private readonly source: Source,
    private readonly audit: Audit,
    private readonly sender: Sender | undefined,
  ) {}

  /** Looks at the next epoch; goes on to the one after it only when it is active, since until then it may be anchored anew. */
  async step(): Promise<Step> {
    this.audit.refresh();
    const verdict = await this.audit.peek();
    const anchored = verdict?.anchored;
    if (verdict === undefined || anchored === undefined) return { kind: 'waits', ...(verdict && { verdict }) };
    if (anchored.state === 'active') {
      this.audit.accept(verdict);
      const same = verdict.differences.length === 0;
      return same ? { kind: 'ended', verdict } : { kind: 'uncaught', verdict, why: 'it is active: nothing cancels it any more' };
    }
    if (anchored.state === 'cancelled') return { kind: 'waits', verdict };
    if (verdict.differences.length === 0) return { kind: 'true', verdict };
    return this.challenge(verdict);
  }

  private async challenge(verdict: Verdict): Promise<Step> {
    const { chain, network } = this.audit;
    const demands = verdict.anchored === undefined ? [] : await demandsOn(chain, network, verdict.anchored);
    const open = demands.find(({ answer }) => answer === undefined);
    if (open !== undefined) return this.conclude(verdict, open);
    let challenge: Challenge | undefined;
    try {
      challenge = await new Challenger(chain, network).build(verdict, this.audit.previous, await this.published(verdict), demands);
    } catch (error) {
      if (error instanceof NotChallengeable) return { kind: 'uncaught', verdict, why: error.message };
      throw error;
    }
    if (challenge === undefined) return { kind: 'true', verdict };
    if (this.sender === undefined) return { kind: 'false', verdict, challenge };
    return { kind: 'false', verdict, challenge, transaction: await this.sender.send(challenge) };
  }

  // Whoever makes a false epoch need not publish it: then its trees are demanded.
  private async published(verdict: Verdict): Promise<Published | undefined> {
    try {
      return await readPublished(this.source, verdict);
    } catch (error) {
      if (error instanceof UnavailableError) return undefined;
      throw error;
    }
  }

  private async conclude(verdict: Verdict, { number, contract, deadline }: Demand): Promise<Step> {
    const { chain } = this.audit;
    const head = await chain.block(await chain.height());
    if (head.time <= deadline || this.sender === undefined || verdict.anchored === undefined) return { kind: 'waits', verdict };
    const args = [number, await caseOf(chain, verdict.anchored)];
    const shows = 'nobody showed what was asked for';
    const call = contract === 'OpeningChallenges' ? 'conclude' : 'concludeDispute';
    const challenge: Challenge = { contract, call, args, shows, demand: false };
    return { kind: 'concluded', verdict, demand: number, transaction: await this.sender.send(challenge) };
  }
}
