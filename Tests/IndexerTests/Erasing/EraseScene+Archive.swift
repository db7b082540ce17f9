import Domain
import JSON
import Journal
import Packing
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

extension EraseScene {
    static func month(_ text: String) throws -> CivilMonth { try IndexedHome.month(text) }

    /// Runs of November of which only the counts are kept, and then one of December that is archived.
    func leakIntoArchive(_ secrets: [String]) throws -> RunPaths {
        try home.record(ClaudeTalk.lines("c-old", message: "msg_old", secret: Self.json(secrets[0])), of: "gh-440")
        var session = try home.begin()
        try session.record(.taskChanged, "Found.", data: ["task_id": "gh-440", "title": .string("Use \(secrets[0])")])
        try session.end(.normal)
        try home.archive("2026-11")
        _ = try home.open().prune(Self.month("2026-11"))
        home.fixture.clock.advance(by: .seconds(15 * 86_400))
        let all = secrets.flatMap(Self.writings)
        let said = all.enumerated().flatMap {
            ClaudeTalk.lines("c-live", message: "msg_\($0.offset)", secret: Self.json($0.element))
        }
        let run = try home.record(said + ["a line that is no JSON: \(all[0])"], of: "gh-450")
        try disk.makeFolders("\(run.artifacts)/\(secrets[0])")
        try disk.createFile("\(run.artifacts)/\(secrets[0])/notes.txt", with: Array(all.joined().utf8))
        try disk.link("\(run.artifacts)/link", to: "/somewhere/\(secrets[0])")
        var writer = try PackedWriter("\(run.artifacts)/old.zst", on: disk)
        try Array(all.joined(separator: "\n").utf8).withUnsafeBufferPointer { (bytes) throws(PackingError) in
            try writer.append(UnsafeRawBufferPointer(bytes))
        }
        try writer.finish()
        try home.record(["another run"], by: .shell, of: "gh-451")
        try home.archive("2026-12")
        return run
    }

    /// The archived ones of these files, as whoever reads them sees them, in which a text stands.
    func archivedHolders(of texts: [String], in run: RunPaths) throws -> [String] {
        let entries = try FolderEntries.all(in: run.directory, on: home.disk)
        return try entries.filter { entry in
            let bytes = entry.kind == .file ? try home.bytes("\(run.directory)/\(entry.path)", on: home.disk) : []
            let all = String(decoding: bytes, as: UTF8.self) + entry.path + (entry.target ?? "")
            return texts.contains { all.contains($0) }
        }.map(\.path)
    }
}
