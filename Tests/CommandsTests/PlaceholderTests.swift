import Testing

@Test func CommandsBuilds() { #expect(Bool(true)) }
