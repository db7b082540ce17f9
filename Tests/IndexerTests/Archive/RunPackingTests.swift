import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct RunPackingTests {
    private let home: TemporaryHome
    private let run: ArchivedRun
    private let folder: String

    init() throws {
        home = try TemporaryHome(for: "RunPackingTests")
        let month = try #require(CivilMonth("2026-11"))
        run = ArchivedRun(month: month, task: "t", run: "run-1", in: ArchiveFolder(home.path("archive")))
        folder = home.path("runs/t/run-1")
        try SystemDisk().makeFolders("\(folder)/artifacts/deep")
        try SystemDisk().createFile("\(folder)/stdout.log", with: [UInt8](repeating: 7, count: 3 << 20))
        try SystemDisk().createFile("\(folder)/empty", with: [])
        try SystemDisk().createFile("\(folder)/artifacts/deep/note", with: Array("kept".utf8))
        try SystemDisk().link("\(folder)/artifacts/out", to: "/etc")
    }

    private func pack(on disk: any Disk = SystemDisk()) throws -> PackedRun {
        let packing = RunPacking(run: run, directory: folder, isElsewhere: false, disk: disk)
        return try packing.pack(at: WallTime(nanoseconds: 1))
    }

    @Test func allNamesArePackedLinksAsLinksAndAreAsTheyWere() throws {
        let list = try pack()
        #expect(
            list.entries.map(\.path) == [
                "artifacts", "artifacts/deep", "artifacts/deep/note", "artifacts/out", "empty", "stdout.log",
            ]
        )
        #expect(list.entries[3].target == "/etc" && list.contentBytes == 3 << 20 + 4)
        #expect(list.packedBytes < 10_000)
        #expect(try PackVerification.fault(of: run.pack, list, on: SystemDisk()) == nil)
        #expect(try PackedRun.read(run.list, on: SystemDisk()) == list)
        #expect(try FolderEntries.all(in: folder, on: SystemDisk()).map(\.path) == list.entries.map(\.path))
    }

    @Test(arguments: [Fault.fail(.noSpace), Fault.fail(.inputOutput)])
    func whereverTheDiskRefusesTheRunDoesNotCountAsArchivedAndItsDirectoryIsWhole(
        fault: Fault
    ) throws {
        let before = try FolderSnapshot(of: folder)
        let points = try FaultyDisk.sweep(fault) { disk in
            if try SystemDisk().exists(run.list) { try SystemDisk().remove(run.list) }
            let packed = Result { try pack(on: disk) }
            let isListed = try SystemDisk().exists(run.list)
            if case .success = packed { #expect(isListed) }
            if isListed {
                let list = try PackedRun.read(run.list, on: SystemDisk())
                let wrong = try PackVerification.fault(of: run.pack, list, on: SystemDisk())
                #expect(wrong == nil)
            }
            #expect(try FolderSnapshot(of: folder) == before)
        }
        #expect(points > 8)
        let list = try pack()
        #expect(try PackVerification.fault(of: run.pack, list, on: SystemDisk()) == nil)
    }
}
