import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct RunRemovalTests {
    private let home: TemporaryHome
    private let list: PackedRun
    private let folder: String

    init() throws {
        home = try TemporaryHome(for: "RunRemovalTests")
        folder = home.path("runs/t/run-1")
        try SystemDisk().makeFolders("\(folder)/artifacts/deep")
        try SystemDisk().createFile("\(folder)/stdout.log", with: [1, 2, 3])
        try SystemDisk().createFile("\(folder)/artifacts/deep/note", with: [4])
        try SystemDisk().makeFolders(home.path("outside"))
        try SystemDisk().createFile(home.path("outside/key"), with: [5])
        try SystemDisk().link("\(folder)/artifacts/out", to: home.path("outside"))
        list = PackedRun(
            task: "t",
            run: "run-1",
            directory: nil,
            archivedAt: WallTime(nanoseconds: 1),
            packedBytes: 0,
            packedSHA256: "",
            entries: try FolderEntries.all(in: folder, on: SystemDisk())
        )
    }

    private func removal(on disk: any Disk = SystemDisk()) -> RunRemoval {
        RunRemoval(list: list, home: HomePaths(root: home.path), disk: disk)
    }

    @Test func whatWasPackedGoesAndNothingThatALinkLeadsTo() throws {
        #expect(try removal().isDue() && removal().firstChange() == nil)
        try removal().perform()
        #expect(try SystemDisk().list(home.path("runs/t")) == [])
        #expect(try SystemDisk().readAll(home.path("outside/key"), bytesMax: 10) == [5])
        #expect(try !removal().isDue())
        try removal().perform()
    }

    @Test func aRemovalThatStopsAnywhereIsFinishedByTheNext() throws {
        let points = try FaultyDisk.sweep(.fail(.inputOutput)) { disk in
            let again = try RunRemovalTests()
            let removal = again.removal(on: disk)
            if case .failure = Result(catching: { try removal.perform() }) { try again.removal().perform() }
            #expect(try SystemDisk().list(again.home.path("runs/t")) == [])
            #expect(try SystemDisk().exists(again.home.path("outside/key")))
        }
        #expect(points > 6)
    }

    @Test func whatHasComeGoneOrChangedSinceIsNamed() throws {
        try SystemDisk().createFile("\(folder)/new", with: [])
        #expect(try removal().firstChange() == "new")
        try SystemDisk().remove("\(folder)/new")
        try SystemDisk().replaceFile("\(folder)/stdout.log", with: [1, 2, 4])
        #expect(try removal().firstChange() == "stdout.log")
        try SystemDisk().remove("\(folder)/stdout.log")
        #expect(try removal().firstChange() == "stdout.log")
    }

    @Test func whatWasNotPackedIsNotRemoved() throws {
        try SystemDisk().createFile("\(folder)/new", with: [])
        #expect(throws: PlatformError.self) { try removal().perform() }
        #expect(try SystemDisk().exists(home.path("runs/t/.run-1.archived/new")))
    }
}
