import Domain
import Testing

@Suite struct LevelTests {
    @Test func levelsRiseFromDebugToError() {
        #expect(Level.allCases.map(\.rawValue) == ["debug", "info", "warn", "error"])
        #expect(Level.allCases.sorted() == Level.allCases)
        #expect(Level.info < .warn)
        #expect(!(Level.error < .error))
    }
}
