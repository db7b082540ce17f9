import JSON
import Platform
import TestSupport
import Testing

@testable import Demo

@Suite struct OwnFolderTests {
    @Test(arguments: ["/etc/passwd", "../x", "a/../../x", "a\0b"]) func nothingLeadsOut(name: String) {
        #expect(throws: DemoError.self) { try OwnFolder().file(name) }
    }

    @Test func whatIsNotThereYetIsInIt() throws {
        let folder = OwnFolder()
        #expect(try folder.file("new/file.txt") == "\(folder.path)/new/file.txt")
    }

    @Test func anOutcomeGrowsWithItsFollowUps() throws {
        try TemporaryHome.with { home in
            var outcome = OutcomeFile(runDirectory: home.path)
            try outcome.follow("review", "Look")
            try outcome.end(.failed, "No.")
            let bytes = try SystemDisk().readAll(home.path("artifacts/outcome.json"), bytesMax: 1 << 16)
            let read = try JSONReader.read(bytes)
            #expect(read["outcome"] == "failed" && read["suggestedFollowup"]?.arrayValue?.count == 1)
        }
    }

    @Test func aDeadlineEnds() {
        #expect(Deadline(after: .zero).isOver && !Deadline.never.isOver && Deadline.never.millisecondsLeft == -1)
        #expect(Deadline(after: .seconds(60)).millisecondsLeft > 30_000)
    }
}
