import Testing

@Test func PlatformBuilds() { #expect(Bool(true)) }
