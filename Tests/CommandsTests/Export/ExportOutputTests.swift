import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct ExportOutputTests {
    private let home: TemporaryHome
    private let recording = RecordingConsole()

    init() throws { home = try TemporaryHome(for: "ExportOutputTests") }

    @Test func withoutAFileItGoesToStandardOutput() throws {
        let output = try ExportOutput(nil, console: recording.console, on: SystemDisk())
        try output.write([0x61])
        try output.write([])
        try output.finish()
        #expect(recording.output == "a")
    }

    @Test func aFileIsThereWhenAllOfItIs() throws {
        let path = home.path("out")
        do {
            let output = try ExportOutput(path, console: recording.console, on: SystemDisk())
            try output.write([0x61])
            #expect(try !SystemDisk().exists(path))
            try output.finish()
        }
        #expect(try SystemDisk().readAll(path, bytesMax: 9) == [0x61])
        #expect(recording.output == "")
    }

    @Test func aReaderThatWentAwayAndAFullDiskAreTold() throws {
        let gone = RecordingConsole(outputError: .brokenPipe)
        let output = try ExportOutput(nil, console: gone.console, on: SystemDisk())
        try output.write([0x61])
        #expect(throws: CommandError.outputClosed) { try output.finish() }
        let full = FaultyDisk()
        full.roomBytes = 0
        let file = try ExportOutput(home.path("full"), console: recording.console, on: full)
        #expect(throws: CommandError.self) { try file.write([0x61]) }
    }
}
