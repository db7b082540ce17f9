import Testing

@Test func TidyBuilds() { #expect(Bool(true)) }
