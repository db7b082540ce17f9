import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct CopyBatchTests {
    private static let now = WallTime(nanoseconds: 4_000_000_000_000_000_000)

    private let home: TemporaryHome
    private let disk = SystemDisk()

    init() throws { home = try TemporaryHome(for: "CopyBatch") }

    private static func text(_ number: Int) -> String { String(repeating: "{\"number\":\(number)}\n", count: 100) }

    private func put(_ count: Int) throws {
        for number in 0..<count {
            try disk.createFile(home.path("\(number).jsonl"), with: Array(Self.text(number).utf8))
        }
    }

    private static func importAll(_ count: Int, in home: String, on disk: any Disk) throws -> [TakenCopy] {
        let folder = ImportFolder("\(home)/imports", on: disk)
        let batch = CopyBatch(folder)
        var taken: [TakenCopy] = []
        for number in 0..<count {
            let one = try folder.take("\(home)/\(number).jsonl", as: .events, now: now, into: batch)
            if let one { taken.append(one) }
        }
        try batch.settle()
        return taken + batch.takeSettled()
    }

    private func expectAll(_ count: Int) throws {
        let folder = ImportFolder(home.path("imports"), on: disk)
        var texts: [String] = []
        try folder.each { (_, result) throws(IndexerError) in
            texts.append(String(decoding: try result.get().whole(bytesMax: 1 << 20), as: UTF8.self))
        }
        #expect(texts.sorted() == (0..<count).map(Self.text).sorted())
        #expect(try disk.list(folder.path).count == count)
    }

    @Test(arguments: [3, 20]) func newCopiesAreThereWhenTheyAreHandedOver(count: Int) throws {
        try put(count)
        let counting = FaultyDisk(counting: [.synchronize])
        let taken = try Self.importAll(count, in: home.path, on: counting)
        #expect(taken.map(\.change) == Array(repeating: .new, count: count))
        try expectAll(count)
        // Each is waited for where they are few, and all at once where they are many.
        #expect(counting.operations.count == (count > CopyBatch.countAlone ? 3 : 3 * count + 2))
    }

    @Test(arguments: [3, 10], [Errno.noSpace, .inputOutput])
    func whicheverCallFailsTheNextImportGoesOn(count: Int, errno: Errno) throws {
        try put(count)
        let faults = try FaultyDisk.sweep(.fail(errno)) { faulty in
            let folder = ImportFolder(home.path("imports"), on: disk)
            for id in try folder.ids() {
                let path = "\(folder.path)/\(id.text)"
                for name in try disk.list(path) { try disk.remove("\(path)/\(name)") }
                try disk.removeFolder(path)
            }
            do { _ = try Self.importAll(count, in: home.path, on: faulty) } catch is IndexerError {}
            _ = try Self.importAll(count, in: home.path, on: disk)
            try expectAll(count)
        }
        #expect(faults > 10 * count)
    }

    @Test(arguments: 1...30, [3, 9]) func anImportGoesOnAfterAKill(point: Int, count: Int) async throws {
        try put(count)
        let home = home.path
        let number = count == 3 ? point : 3 * point
        _ = await #expect(processExitsWith: .failure) {
            [home = home as String, number = number as Int, count = count as Int] in
            let disk = FaultyDisk(SystemDisk(), [number: .kill(.halfway)])
            _ = try CopyBatchTests.importAll(count, in: home, on: disk)
            kill(getpid(), SIGKILL)
        }
        _ = try Self.importAll(count, in: home, on: disk)
        try expectAll(count)
    }
}
