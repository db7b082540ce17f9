import Testing

@Test func DomainBuilds() { #expect(Bool(true)) }
