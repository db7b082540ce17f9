import Platform
import Store
import TestSupport
import Testing

@Suite struct SourceRowTests {
    @Test func aCursorIsReadBackAsItWasPut() throws {
        let filled = try FilledIndex()
        var source = SourceRow(id: "run-1/stdout", kind: "stdout", owner: "run-1", path: "runs/a/run-1/stdout.log")
        source.decoder = "claude"
        source.byteOffset = 4096
        source.sequence = 17
        source.state = "{}"
        source.lineCount = 5
        source.badLineCount = 1
        source.unknownLineCount = 2
        source.redactorVersion = 3
        for connection in [filled.index, filled.conversations] {
            try connection.put(source)
            #expect(try connection.source("run-1/stdout") == source)
            source.isFinished = true
            try connection.put(source)
            #expect(try connection.source("run-1/stdout") == source)
            #expect(try connection.source("nothing") == nil)
        }
    }
}
