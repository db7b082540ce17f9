import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct PackVerificationTests {
    private let home: TemporaryHome
    private let run: ArchivedRun
    private let folder: String

    init() throws {
        home = try TemporaryHome(for: "PackVerificationTests")
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

    @Test func aByteThatIsAnotherOneIsFoundWhereverItStands() throws {
        let list = try pack()
        let whole = try SystemDisk().readAll(run.pack, bytesMax: 1 << 20)
        for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
            var bytes = whole
            bytes[place] ^= 0x10
            try SystemDisk().replaceFile(run.pack, with: bytes)
            let fault = try PackVerification.fault(of: run.pack, list, on: SystemDisk())
            #expect(fault != nil, "byte \(place)")
        }
        try SystemDisk().replaceFile(run.pack, with: Array(whole.dropLast(20)))
        #expect(try PackVerification.fault(of: run.pack, list, on: SystemDisk()) != nil)
    }
}
