import Domain
import Packing
import Platform
import Store
import TestSupport
import Testing

/// A home with one packed run, made by hand.
struct PackedScene {
    let scratch: TemporaryHome
    let run: ArchivedRun
    let list: PackedRun
    var runs: String { scratch.path("runs") }
    var archive: ArchiveFolder { ArchiveFolder(scratch.path("archive")) }
    var directory: String { list.directory ?? "\(runs)/\(run.task)/\(run.run)" }
    var disk: ArchivedDisk { ArchivedDisk.over(SystemDisk(), runs: runs, archive: archive.path) }

    static let output = Array("one\ntwo\nthree\n".utf8)
    static let time = WallTime(nanoseconds: 1_795_222_923_000_000_001)

    init(elsewhere: String? = nil, for test: String = #function) throws {
        scratch = try TemporaryHome(for: test)
        let archive = ArchiveFolder(scratch.path("archive"))
        let month = try #require(CivilMonth("2026-11"))
        run = ArchivedRun(month: month, task: "gh-450", run: "run-1", in: archive)
        try SystemDisk().makeFolders(run.taskFolder)
        try SystemDisk().makeFolders(scratch.path("runs"))
        var writer = try PackedWriter(run.pack, on: SystemDisk())
        var entries = [Self.entry("artifacts", .folder)]
        for (path, bytes) in [("artifacts/note", Array("kept".utf8)), ("stdout.log", Self.output)] {
            var entry = Self.entry(path, .file)
            entry.bytes = Int64(bytes.count)
            entry.offset = writer.contentBytes
            entry.sha256 = Hex.encode(SHA256.digest(bytes))
            bytes.withUnsafeBytes { raw in do { try writer.append(raw) } catch { Issue.record(error) } }
            entries.append(entry)
        }
        var link = Self.entry("keys", .link)
        link.target = "/root/.ssh"
        entries.append(link)
        try writer.finish()
        list = PackedRun(
            task: "gh-450",
            run: "run-1",
            directory: elsewhere,
            archivedAt: Self.time,
            packedBytes: try #require(try SystemDisk().status(of: run.pack)).bytes,
            packedSHA256: "",
            entries: entries
        )
        try SystemDisk().createFile(run.list, with: list.bytes)
    }

    private static func entry(_ path: String, _ kind: PackedEntry.Kind) -> PackedEntry {
        PackedEntry(path: path, kind: kind, mode: 0o600, modifiedAt: time)
    }
}
