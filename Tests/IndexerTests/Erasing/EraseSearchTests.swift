import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct EraseSearchTests {
    private static let secret = Array("correct-horse".utf8)

    private let scene: EraseScene

    init() throws { scene = try EraseScene(for: "EraseSearchTests") }

    private func found() throws -> [String: EraseFile] {
        let files = try EraseSearch(scene.paths, on: scene.disk).places(of: SecretSearch(Self.secret))
        return Dictionary(files.map { (FilePath.name(of: $0.path), $0) }) { first, _ in first }
    }

    private func put(_ path: String, _ bytes: [UInt8] = secret) throws {
        let path = "\(scene.paths.home.root)/\(path)"
        try scene.disk.makeFolders(FilePath.folder(of: path))
        try scene.disk.replaceFile(path, with: bytes)
    }

    @Test func eachFileIsTreatedAsWhatItIs() throws {
        let run = try scene.home.record(["the correct-horse"], by: .shell)
        try put("notes/mine.txt")
        try put("quarantine/3-index.db", Array("SQLite format 3\0".utf8))
        try put("quarantine/conversations.db.corrupt-now-wal", [1])
        try put("index.db.schema-0", [2])
        try put("imports/import-x/bytes.zst")
        let found = try found()
        let treatments = found.mapValues(\.treatment)
        #expect(
            treatments == [
                "stdout.log": .bytes, "mine.txt": .left, "3-index.db": .removed, "index.db.schema-0": .removed,
                "conversations.db.corrupt-now-wal": .removed, "bytes.zst": .bytes,
            ]
        )
        #expect(found["stdout.log"]?.owner == .run(run.directory) && found["stdout.log"]?.ranges == [4..<17])
        #expect(found["bytes.zst"]?.owner == .imported("\(scene.paths.home.imports)/import-x"))
    }

    @Test func aRunThatLiesElsewhereIsLookedAt() throws {
        let run = try scene.home.record(["the correct-horse"], by: .shell)
        let elsewhere = scene.repository.scratch.path("elsewhere")
        try scene.disk.rename(run.directory, to: elsewhere)
        try scene.disk.link(run.directory, to: elsewhere)
        #expect(try found()["stdout.log"]?.owner == .run(elsewhere))
    }

    @Test func aPlaceOverTwoWindowsIsFound() throws {
        var bytes = [UInt8](repeating: 120, count: 3 << 20)
        for place in [(1 << 20) - 5, (2 << 20) - 13, 2 << 20] {
            bytes.replaceSubrange(place..<place + 13, with: Self.secret)
        }
        try put("spool/long.txt", bytes)
        let first = Int64(1 << 20) - 5
        #expect(try found()["long.txt"]?.ranges == [first..<first + 13, Int64(2 << 20) - 13..<Int64(2 << 20) + 13])
    }

    @Test func whatAKilledErasureLeftGoes() throws {
        try put("runs/a/b/.stdout.log.erasing")
        try put("imports/.import-y/bytes.zst")
        try put(".stranger.erasing")
        let search = try EraseSearch(scene.paths, on: scene.disk)
        try search.removeLeftovers()
        #expect(try scene.files(scene.paths.home.runs) == [] && scene.disk.list(scene.paths.home.imports) == [])
        #expect(try scene.disk.exists("\(scene.paths.home.root)/.stranger.erasing"))
    }

    @Test func aFolderThatCannotBeReadIsAnError() throws {
        try put("spool/a.txt")
        let count = FaultyDisk.sweep(.fail(.accessDenied), counting: [.list]) { disk in
            do {
                _ = try EraseSearch(scene.paths, on: disk).places(of: SecretSearch(Self.secret))
                #expect(disk.firedCount == 0)
            } catch {
                #expect(disk.firedCount == 1)
            }
        }
        #expect(count > 1)
    }
}
