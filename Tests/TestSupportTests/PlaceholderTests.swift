import Testing

@Test func TestSupportBuilds() { #expect(Bool(true)) }
