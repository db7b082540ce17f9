import Glibc
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct PromptTextTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome() }

    private func read(_ given: String, input: Int32 = -1) throws -> String {
        try PromptText.read(given, from: scratch.path, on: disk, input: input)
    }

    @Test func aTextIsItself() throws {
        #expect(try read("fix the tests") == "fix the tests")
        #expect(try read("") == "")
        #expect(try read("two\nlines") == "two\nlines")
        #expect(try read(scratch.path) == scratch.path)
        #expect(try read(String(repeating: "x", count: 10_000)).count == 10_000)
    }

    @Test func aFileThatIsThereIsRead() throws {
        try disk.createFile(scratch.path("prompt.md"), with: Array("from ä file\n".utf8))
        try disk.link(scratch.path("link"), to: scratch.path("prompt.md"))
        #expect(try read("prompt.md") == "from ä file\n")
        #expect(try read(scratch.path("prompt.md")) == "from ä file\n")
        #expect(try read("link") == "from ä file\n")
    }

    @Test func aFileThatMustBeThereIsNoText() throws {
        try disk.createFile(scratch.path("prompt.md"), with: Array("x".utf8))
        #expect(try PromptText.read(file: "prompt.md", from: scratch.path, on: disk) == "x")
        #expect(throws: CommandError.self) { try PromptText.read(file: "none.md", from: scratch.path, on: disk) }
    }

    @Test func whatIsNoTextIsRefused() throws {
        try disk.createFile(scratch.path("binary"), with: [0xff, 0xfe])
        #expect(throws: CommandError.failed("binary is no text in UTF-8", hint: "give the prompt as UTF-8")) {
            try read("binary")
        }
    }

    @Test func standardInputIsReadToItsEnd() throws {
        let file = try MemoryFile.make(holding: [UInt8](repeating: UInt8(ascii: "x"), count: 200_000))
        let number = file.number
        let text = try read("-", input: number)
        #expect(text.count == 200_000)
        #expect(throws: CommandError.self) { try read("-", input: 1_000_000) }
        _ = consume file
    }
}
