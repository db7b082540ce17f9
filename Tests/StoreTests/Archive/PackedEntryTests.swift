import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct PackedEntryTests {
    private func entry(_ kind: PackedEntry.Kind) -> PackedEntry {
        var entry = PackedEntry(path: "a/b", kind: kind, mode: 0o640, modifiedAt: WallTime(nanoseconds: 1_000_000_001))
        if kind == .file { (entry.bytes, entry.offset, entry.sha256) = (7, 9, "00") }
        if kind == .link { entry.target = "../c" }
        return entry
    }

    @Test(arguments: [PackedEntry.Kind.file, .folder, .link, .other])
    func itReadsBackAsItIsWritten(kind: PackedEntry.Kind) throws {
        #expect(try PackedEntry(Fields(entry(kind).json)) == entry(kind))
    }

    @Test func whatLacksAFieldOrHasAnotherKindIsRefused() {
        var object = entry(.file).json
        object["sha256"] = nil
        #expect(throws: FieldError.missing("sha256")) { try PackedEntry(Fields(object)) }
        object = entry(.folder).json
        object["kind"] = "door"
        #expect(throws: FieldError.wrong("kind", expected: "a kind of file")) { try PackedEntry(Fields(object)) }
        object = entry(.folder).json
        object["mode"] = "9"
        #expect(throws: FieldError.wrong("mode", expected: "an octal number")) { try PackedEntry(Fields(object)) }
    }

    @Test func aFileIsLikeItselfWhileNeitherItsSizeNorItsTimeChanges() throws {
        let scratch = try TemporaryHome(for: "PackedEntryTests")
        let path = scratch.path("file")
        try SystemDisk().createFile(path, with: [1, 2, 3])
        let status = try #require(try SystemDisk().status(of: path))
        var entry = PackedEntry(path: "file", kind: .file, mode: 0o600, modifiedAt: status.modified)
        entry.bytes = 3
        #expect(entry.isLike(status))
        entry.bytes = 4
        #expect(!entry.isLike(status))
        let folder = try #require(try SystemDisk().status(of: scratch.path))
        #expect(!entry.isLike(folder) && PackedEntry.Kind(folder.kind) == .folder)
    }
}
