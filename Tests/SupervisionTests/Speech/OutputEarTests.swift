import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct OutputEarTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()
    private var path: String { scratch.path("stdout.log") }

    init() throws { scratch = try TemporaryHome() }

    private func write(_ text: String) throws {
        try disk.writeAll(Array(text.utf8), to: try disk.openFile(path, .append))
    }

    private func heard(_ ear: inout OutputEar) throws -> [String] {
        try ear.lines(on: disk).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func linesAreHeardWhenTheyAreWholeAndOnce() throws {
        var ear = OutputEar(path)
        #expect(try heard(&ear) == [])
        try disk.createFile(path, with: Array("one\ntw".utf8))
        #expect(try heard(&ear) == ["one"])
        #expect(try heard(&ear) == [])
        try write("o\n\nthree")
        #expect(try heard(&ear) == ["two", ""])
        try write("\n")
        #expect(try heard(&ear) == ["three"])
    }

    @Test func ofALongFileOnlyTheEndIsListenedTo() throws {
        let line = String(repeating: "x", count: 99) + "\n"
        try disk.createFile(path, with: Array(String(repeating: line, count: 30_000).utf8))
        var ear = OutputEar(path)
        try write("last\n")
        let first = try heard(&ear)
        #expect(first.count < 11_000 && first.allSatisfy { $0.utf8.count == 99 || $0 == "last" })
        #expect(first.last == "last")
    }

    @Test func muchAtOnceIsHeardLittleByLittle() throws {
        try disk.createFile(path, with: [])
        var ear = OutputEar(path)
        try write("begin\n")
        #expect(try heard(&ear) == ["begin"])
        try write(String(repeating: "0123456789\n", count: 300_000))
        var lines = 0
        for _ in 0..<10 { lines += try heard(&ear).count }
        #expect(lines == 300_000)
    }

    @Test func aLineWithoutEndIsNotKept() throws {
        try disk.createFile(path, with: [])
        var ear = OutputEar(path)
        try write("a\n")
        #expect(try heard(&ear) == ["a"])
        for _ in 0..<6 {
            try write(String(repeating: "y", count: 1 << 20))
            #expect(try heard(&ear) == [])
        }
        try write("\nb\n")
        #expect(try heard(&ear) == ["b"])
    }
}
