/** One place of the product's source, and what is there instead. */
interface Edit {
  readonly file: string;
  /** Found exactly once in the file. */
  readonly from: string;
  readonly to: string;
}

/** A product that is broken on purpose, to show that the simulation would notice. It exists only while it is being simulated. */
export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** In the order of the flow. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a failed message counts as worked off',
    edits: [{ file: 'lambdas/runtime/batch.ts', from: '    throw error;\n', to: '' }],
  },
  {
    name: 'the pointer is written after the state that needs it, and only then',
    edits: [
      {
        file: 'workflows/change-follow-up.ts',
        from: '  const pointerAt = await pointOnward(deps, followUp, stored.pointerAt, at, policy, beginFrom);\n',
        to: '  const point = () => pointOnward(deps, followUp, stored.pointerAt, at, policy, beginFrom);\n  const pointerAt = stored.pointerAt;\n',
      },
      {
        file: 'workflows/change-follow-up.ts',
        from: 'if (facts.length === 0 && history.length === 0) return stored;',
        to: 'if (facts.length === 0 && history.length === 0) return stored;',
      },
      {
        file: 'workflows/change-follow-up.ts',
        from: 'return (await deps.store.saveFollowUp(next, stored, history)) ? next : undefined;',
        to: 'return (await deps.store.saveFollowUp(next, stored, history)) ? (await point(), next) : undefined;',
      },
    ],
  },
  {
    name: 'a pointer is written into the past',
    edits: [
      { file: 'workflows/point-to.ts', from: 'Math.max(pointer.at, clock.now())', to: 'pointer.at' },
      { file: 'workflows/change-follow-up.ts', from: 'const now = Math.max(at, deps.clock.now());', to: 'const now = at;' },
    ],
  },
  {
    name: 'pointers are forgotten before their work is queued',
    edits: [
      {
        file: 'workflows/dispatch-due.ts',
        from: '    if (alerts.length > 0) await queues.escalate(alerts);\n',
        to: '    await store.dropDue([...due.alerts, ...due.leaving]);\n    if (alerts.length > 0) await queues.escalate(alerts);\n',
      },
    ],
  },
  {
    name: 'the watermark moves before what it passes is queued',
    edits: [
      {
        file: 'workflows/dispatch-due.ts',
        from: '    if (alerts.length > 0) await queues.escalate(alerts);\n',
        to: '    await store.saveWatermark({ at: minute + 3_600_000 });\n    if (alerts.length > 0) await queues.escalate(alerts);\n',
      },
    ],
  },
  {
    name: 'a follow-up is put whatever its version',
    edits: [
      {
        file: 'adapters/dynamodb/follow-up-store.ts',
        from: 'return [{ versioned: { item, expected: was.version } }];',
        to: 'return [{ put: item }];',
      },
    ],
  },
  {
    name: 'the slot is taken whatever its version',
    edits: [
      {
        file: 'adapters/dynamodb/phone-store.ts',
        from: 'return table.putVersioned({ item, expected: version === 1 ? undefined : version - 1 });',
        to: 'return table.put(item).then(() => true);',
      },
    ],
  },
  {
    name: 'the slot is not released',
    edits: [{ file: 'workflows/change-follow-up.ts', from: '  await releaseSlot(deps, followUp, at, surroundings);\n', to: '' }],
  },
  {
    name: 'whoever waits for the slot is not told',
    edits: [
      {
        file: 'workflows/release-slot.ts',
        from: '      await pointTo({ store, clock }, { at: next, caseNo, centreId, order: blockedSince });\n',
        to: '',
      },
    ],
  },
  {
    name: 'no rest between two conversations',
    edits: [{ file: 'workflows/release-slot.ts', from: 'policy.followUp.coolDownHours * HOUR_MS', to: '0' }],
  },
  {
    name: 'the window is not looked at in the moment of sending',
    edits: [
      {
        file: 'workflows/advance-case.ts',
        from: "(mayBegin !== 'capped' && isAllowed(now, f.zone, followUp))",
        to: "mayBegin !== 'capped'",
      },
      {
        file: 'domain/conversation/decide-due.ts',
        from: ' || !isAllowed(at, f.zone, policy.followUp)) return [];',
        to: ') return [];',
      },
      { file: 'workflows/ask-slot.ts', from: ' || !isAllowed(now, f.zone, followUp)', to: '' },
    ],
  },
  {
    name: 'a text is handed over before it is claimed',
    edits: [
      {
        file: 'workflows/advance-case.ts',
        from: '        return { ok: true, value: { facts: [...due, ...claims], beginFrom } };\n',
        to: '        for (const index of claimed) await sendText(deps, { ...before, followUp: evolveAll(after, claims) }, index, now);\n        return { ok: true, value: { facts: [...due, ...claims], beginFrom } };\n',
      },
      {
        file: 'workflows/advance-case.ts',
        from: '    for (const index of claimed) await sendText(deps, change.value, index, now);\n',
        to: '',
      },
    ],
  },
  {
    name: 'a text is sent again after a time-out',
    edits: [
      {
        file: 'workflows/send-text.ts',
        from: "return { facts: moveText(f, index, 'unknown', at, policy) };",
        to: 'return { facts: putOff(f, index, at, policy) };',
      },
    ],
  },
  {
    name: 'a claim that was left behind is sent again',
    edits: [
      {
        file: 'domain/conversation/decide-due.ts',
        from: "? moveText(f, index, 'unknown', text.at + CLAIM_LEASE_MS, policy)",
        to: "? [{ type: 'TextMoved' as const, index, state: 'queued' as const }]",
      },
    ],
  },
  {
    name: "the provider's answer overwrites its report",
    edits: [
      { file: 'workflows/send-text.ts', from: "  if (f.texts[index]?.state !== 'claimed') return { facts: [] };\n", to: '' },
    ],
  },
  {
    name: 'a message is taken in as often as it comes',
    edits: [
      {
        file: 'workflows/receive-message.ts',
        from: "inbound.find((known) => known.split(':')[0] === messageKey(message).split(':')[0])",
        to: 'inbound.find(() => messageKey(message) === undefined)',
      },
      { file: 'domain/conversation/decide-reply.ts', from: 'f.inbound.includes(sent.key) || ', to: '' },
    ],
  },
  {
    name: 'a late message goes to the last conversation',
    edits: [
      {
        file: 'workflows/receive-message.ts',
        from: '(await earlierConversation(deps, found.phone, message)) ?? last',
        to: 'last',
      },
    ],
  },
  {
    name: 'a refusal ends this conversation only',
    edits: [
      {
        file: 'workflows/receive-message.ts',
        from: '    if (will !== undefined) await rememberWill(',
        to: "    if (will === 'comes-back') await rememberWill(",
      },
    ],
  },
  {
    name: 'a score is counted on, not computed',
    edits: [
      {
        file: 'workflows/recompute-score.ts',
        from: 'const is = { score: scoreLawyer(input), byMonth: tallyByMonth(input) };',
        to: 'const fresh = scoreLawyer(input);\n      const n = was === undefined ? fresh.n : was.score.n + (fresh.n > was.score.n ? 1 : 0);\n      const is = { score: { ...fresh, n }, byMonth: tallyByMonth(input) };',
      },
    ],
  },
  {
    name: 'a score is put whatever its version',
    edits: [
      {
        file: 'adapters/dynamodb/judgement-store.ts',
        from: '    return table.putVersioned({ item, expected: version === 1 ? undefined : version - 1 });\n  },\n\n  async scores(',
        to: '    await table.put(item);\n    return true;\n  },\n\n  async scores(',
      },
    ],
  },
  {
    name: 'an alert nobody could be told of counts as told',
    edits: [
      {
        file: 'lambdas/on-alert.ts',
        from: 'is && publish(was?.alert, is.alert)',
        to: 'is && publish(was?.alert, is.alert).catch(() => undefined)',
      },
    ],
  },
  {
    name: 'a call list says what the change said',
    edits: [
      {
        file: 'workflows/keep-worklists.ts',
        from: 'read: async () => entryOf(deps, (await deps.store.followUp(caseNo))?.followUp),',
        to: 'read: () => Promise.resolve(after),',
      },
    ],
  },
  {
    name: 'what met another transaction counts as written',
    edits: [
      {
        file: 'adapters/dynamodb/table.ts',
        from: '    for (let attempt = 0; attempt < TRIES; attempt += 1) if (await this.transact(writes)) return;\n    throw new Error',
        to: '    if (TRIES > 0) return void (await this.transact(writes));\n    throw new Error',
      },
      {
        file: 'workflows/record-evidence.ts',
        from: 'if (await store.saveEvidence(checked.value, history)) return',
        to: 'await store.saveEvidence(checked.value, history); return',
      },
    ],
  },
  {
    name: 'a call is recorded as often as its request is worked off',
    edits: [
      {
        file: 'domain/conversation/call-list.ts',
        from: 'f.calls.some(({ key }) => key === report.key)',
        to: 'f.calls.length < 0',
      },
    ],
  },
  {
    name: 'a refusal on the telephone ends nothing elsewhere',
    edits: [
      {
        file: 'workflows/refuse-elsewhere.ts',
        from: 'const facts = decideRefusedElsewhere(followUp, at, by, policy);',
        to: "const facts = followUp.state === 'asking' ? [] : decideRefusedElsewhere(followUp, at, by, policy);",
      },
    ],
  },
  {
    name: 'an alert is resolved whatever its version',
    edits: [
      {
        file: 'adapters/dynamodb/judgement-store.ts',
        from: '{ versioned: { item: toAlertItem(next), expected: version === 1 ? undefined : version - 1 } }',
        to: '{ put: toAlertItem(next) }',
      },
    ],
  },
  {
    name: 'a run that was made final is taken up again',
    edits: [{ file: 'domain/assessment/assessment-table.ts', from: 'if (isFinal || isOlder)', to: 'if (isFinal && isOlder)' }],
  },
  {
    name: 'a run is whole though a row is missing',
    edits: [{ file: 'workflows/reckon-rows.ts', from: 'if (failures.size > 0) throw', to: 'if (failures.size < 0) throw' }],
  },
  {
    name: 'a new draft drops the run that was made final',
    edits: [
      {
        file: 'workflows/assess-centre.ts',
        from: 'if (before?.draft === undefined || runOf(before.draft) === place.run) return;\n  await store.dropRun({ ...place, run: runOf(before.draft) });',
        to: 'const old = before?.draft ?? before?.finals.at(-1)?.draft;\n  if (old !== undefined) await store.dropRun({ ...place, run: runOf(old) });',
      },
    ],
  },
];
