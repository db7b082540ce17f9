import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct ErasePackTests {
    private static let search = SecretSearch(Array("correct-horse".utf8))

    private let scene: EraseScene

    init() throws { scene = try EraseScene(for: "ErasePackTests") }

    private func pack(_ names: [String]) throws -> ErasePack {
        let run = try scene.home.record(["one"], by: .shell)
        try scene.disk.makeFolders(run.artifacts)
        for name in names { try scene.disk.createFile("\(run.artifacts)/\(name)", with: Array(name.utf8)) }
        try scene.disk.link("\(run.artifacts)/link", to: "/a/correct-horse")
        try scene.home.archive("2026-11")
        return try #require(try ErasePack.all(in: scene.home.archive, of: scene.paths.home, on: scene.disk).first)
    }

    @Test func namesAreToldWithoutWhatIsErasedInThem() throws {
        let pack = try pack(["a", "b correct-horse"])
        let found = pack.names(holding: Self.search)
        #expect(found.map(\.treatment) == [.name, .target] && found.map(\.ranges) == [[12..<25], [3..<16]])
        #expect(found.map(\.name) == ["artifacts/b *************", "artifacts/link"])
        let list = try pack.packAgain(found, [:], at: WallTime(nanoseconds: 1), on: scene.home.disk)
        let entries = list.entries.filter { $0.path.hasPrefix("artifacts/") }
        #expect(entries.map(\.path) == ["artifacts/a", "artifacts/b *************", "artifacts/link"])
        #expect(entries.map(\.sha256) == pack.list.entries.filter { $0.path.hasPrefix("artifacts/") }.map(\.sha256))
        #expect(entries[2].target == "/a/*************" && list.archivedAt == pack.list.archivedAt)
        #expect(try PackVerification.fault(of: pack.run.unfinishedPack, list, on: scene.disk) == nil)
        // The old one is as it was.
        #expect(try PackVerification.fault(of: pack.run.pack, pack.list, on: scene.disk) == nil)
    }

    @Test func namesThatWouldBecomeAlikeAreRefused() throws {
        let pack = try pack(["correct-horse", "*************"])
        let found = pack.names(holding: Self.search)
        let error = #expect(throws: IndexerError.self) {
            try pack.packAgain(found, [:], at: WallTime(nanoseconds: 1), on: scene.home.disk)
        }
        #expect(error?.hint?.contains("roost erase --run") == true)
    }

    @Test func aNewFileStandsWhereItsNameBelongs() throws {
        let pack = try pack([])
        let made = scene.repository.scratch.path("made")
        try scene.disk.createFile(made, with: Array("new".utf8))
        let path = "\(pack.directory)/erased.json"
        let list = try pack.packAgain([], [path: made], at: WallTime(nanoseconds: 1), on: scene.home.disk)
        let names = list.entries.map(\.path).filter { !$0.contains("/") }
        #expect(names == names.sorted() && names.count == pack.list.entries.count { !$0.path.contains("/") } + 1)
        #expect(list.entries.first { $0.path == "erased.json" }?.bytes == 3)
    }
}
