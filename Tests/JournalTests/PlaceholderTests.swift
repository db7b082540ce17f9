import Testing

@Test func JournalBuilds() { #expect(Bool(true)) }
