import Domain
import Indexer
import Testing

@Suite struct ArchiveFaultTests {
    @Test func eachSaysWhatIsWrongAndWhatToDoAboutIt() throws {
        let month = try IndexedHome.month("2026-10")
        let faults: [ArchiveFault] = [
            .damaged(pack: "p.zst", file: "stdout.log", found: "is gone"), .changed(directory: "d", file: "f"),
            .notOver(month), .young(month, until: WallTime(nanoseconds: 0)), .noConversations, .noMonth(month),
            .notVerified(month, finding: "it is damaged"), .notValid(run: "run-1", found: "its files are not whole"),
        ]
        #expect(Set(faults.map(\.description)).count == faults.count)
        for fault in faults {
            #expect(fault.hint?.isEmpty == false)
            #expect("\(IndexerError.archive(fault))" == "\(fault)" && IndexerError.archive(fault).hint == fault.hint)
        }
        #expect(faults[0].description == "p.zst is damaged: stdout.log is gone")
    }
}
