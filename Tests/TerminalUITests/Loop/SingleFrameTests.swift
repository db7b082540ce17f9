import Control
import Domain
import Platform
import Testing

@testable import TerminalUI

@Suite struct SingleFrameTests {
    static func sources(_ scene: FlockScene = FlockScene()) throws -> TopSources {
        let own = try #require(try SystemProcesses().identity(of: ProcessIdentity.ownPID))
        return TopSources(
            socket: "/nowhere/roost.sock",
            client: Hello.Client(.known(.top), identity: own),
            uid: 0,
            program: "/bin/true",
            environment: Environment([:])
        ) { questions in
            questions.compactMap { question in scene.answer(question).map { (question, $0) } }
        }
    }

    private func top(_ tab: TopTab) -> Top {
        let context = TopContext(now: FlockScene.now, calendar: nil)
        return Top(context, size: ScreenSize(rows: 24, columns: 80), tabs: TopScreens.all(), open: tab)
    }

    @Test func withoutADaemonTheFilesAreAskedAndThatIsSaid() throws {
        let frame = try SingleFrame(top(.tasks), Self.sources(), TopOptions(), clock: SystemClock()).taken()
        #expect(frame.lines[0].contains("○ no daemon"))
        #expect(frame.lines.contains { $0.contains("gh-449") && $0.contains("#496") })
        #expect(frame.lines.contains { $0.contains("attempt 2") }, "what the first row is about is asked for, too")
    }

    @Test func itIsASCIIWhereThatIsWanted() throws {
        var options = TopOptions()
        options.isASCII = true
        let frame = try SingleFrame(top(.fleet), Self.sources(), options, clock: SystemClock()).taken()
        #expect(frame.lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
    }
}
