import Domain
import JSON
import Testing

@testable import Journal

@Suite struct PipeInodesTests {
    @Test func theNumbersOfThePipesStandInTheState() throws {
        var state = RunState(preparedAt: WallTime(nanoseconds: 0), attempt: 1)
        state.pipes = PipeInodes(stdout: 4711, stderr: 4712)
        state.waitsFor = .known(.room)
        let read = try RunState(parsing: state.bytes)
        #expect(read == state)
    }

    @Test func onePipeAloneIsRefused() throws {
        let state = RunState(preparedAt: WallTime(nanoseconds: 0), attempt: 1)
        let text = String(decoding: state.bytes, as: UTF8.self)
            .replacing(#""attempt":1"#, with: #""attempt":1,"pipes":{"stdout":4}"#)
        #expect(throws: JournalError.self) { try RunState(parsing: Array(text.utf8)) }
    }
}
