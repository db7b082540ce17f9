import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct FoundPipesTests {
    private static let nobodys: UInt64 = 1

    @Test func aPipeThatAProcessHasIsReadAndAnotherIsLost() throws {
        let pipe = try Pipe()
        let inodes = PipeInodes(stdout: try pipe.reading.inode(), stderr: Self.nobodys)
        try SystemDisk().writeAll(Array("abc".utf8), to: pipe.writing)
        let found = try FoundPipes(inodes, agent: getpid())
        let number = try found.stdout.inode()
        #expect(number == inodes.stdout)
        #expect(found.lost == [.stderr])
        let count = try found.stdout.discard(countMax: 100)
        #expect(count == 3)
        let end = try found.stderr.discard(countMax: 100)
        #expect(end == 0, "nothing will come of it")
    }

    /// The number of the pipe may be another's by now.
    @Test func onlyWhoBearsTheMarkHasThePipesOfAnAgentThatIsGone() throws {
        let pipe = try Pipe()
        let inodes = PipeInodes(stdout: try pipe.reading.inode(), stderr: try pipe.reading.inode())
        let found = try FoundPipes(inodes, run: "run-that-nobody-bears")
        #expect(found.lost == [.stdout, .stderr])
    }

    @Test func withoutNumbersAllIsLost() throws {
        let found = try FoundPipes(nil, run: "run-that-nobody-bears")
        #expect(found.lost == [.stdout, .stderr])
    }
}
