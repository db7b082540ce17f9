import Testing

@testable import Commands

/// What is read is tested with `roost outcome`, a process with an input of its own.
@Suite struct StandardInputTests {
    @Test func nothingIsReadWhereNothingMayBe() {
        let error = #expect(throws: CommandError.self) { _ = try StandardInput.read(bytesMax: -1) }
        #expect(error?.exitCode == .failed)
    }
}
