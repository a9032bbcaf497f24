// zod compiles its schemas and probes with `new Function` whether it may. The page's policy forbids it, and the
// browser reports each probe as a violation. zod reads this when it loads, with the first page that needs it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
