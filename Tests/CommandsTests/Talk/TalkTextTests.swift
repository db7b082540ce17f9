import Domain
import JSON
import TestSupport
import Testing

@testable import Commands
@testable import Queries

@Suite struct TalkTextTests {
    private func part(_ kind: RenderedPart.Kind, depth: Int = 0, hidden: Int = 0) -> TalkPart {
        var part = RenderedPart(kind, title: kind == .user ? StyledText() : StyledText("title"))
        part.lines = [RenderedPart.Line(StyledText(String(repeating: "語", count: 30)))]
        part.depth = depth
        part.hiddenLineCount = hidden
        let time = WallTime(nanoseconds: 3_723_000_000_000)
        return TalkPart(at: time, speaker: kind == .user ? "user" : nil, model: nil, part: part)
    }

    @Test func toolsAreCutToTheTerminalAndWhatWasSaidIsNot() {
        let terminal = ChannelTraits(isTerminal: true, isColored: false, columns: 20)
        let text = TalkText(terminal, nil, isWhole: false)
        let tool = text.lines(of: part(.toolResult, depth: 1, hidden: 1))
        #expect(tool == ["  title", "    " + String(repeating: "語", count: 7) + "…", "    … 1 more line"])
        let said = text.lines(of: part(.user))
        #expect(said == ["", "01:02:03 user", String(repeating: "語", count: 30)])
        #expect(TalkText(.plain, nil, isWhole: false).lines(of: part(.toolResult))[1].count == 32)
    }

    @Test func programsGetEachFieldOfABlock() {
        var rows = TalkTable()
        rows.add(
            TalkBlock(
                number: 3,
                message: 2,
                at: nil,
                role: "user",
                model: nil,
                type: "tool_result",
                content: nil,
                toolName: nil,
                toolUse: "u",
                toolInput: nil,
                toolOutput: "out",
                isSuccess: false,
                isSidechain: true
            )
        )
        let object = rows.table.object(rows.table.rows[0])
        #expect(object["number"] == 3 && object["output"] == "out" && object["ok"] == false)
        #expect(object["sidechain"] == true && object["at"] == .null && object["text"] == .null)
    }

    private final class NoWait: ReplayWait {
        let clock: ManualClock
        private(set) var pauses: [Duration] = []

        init(_ clock: ManualClock) { self.clock = clock }

        func wait(until due: MonotonicTime) -> Bool {
            let pause = clock.now().monotonic.duration(to: due)
            pauses.append(pause)
            clock.advance(by: max(.zero, pause))
            return pauses.count < 4
        }
    }

    @Test func aPlayWaitsAsLongAsItWasAndNeverTooLong() throws {
        let clock = ManualClock()
        let waiting = NoWait(clock)
        let pace = ReplayPace(speed: .times(2), gapMax: .seconds(2), from: clock.now().monotonic)
        var play = TalkPlay(pace, waiting: waiting, to: RecordingConsole().console, clock: clock)
        var goesOn: [Bool] = []
        for second: Int64 in [100, 101, 900, 901] {
            let time = WallTime(nanoseconds: second * 1_000_000_000)
            let part = TalkPart(at: time, speaker: nil, model: nil, part: RenderedPart(.notice))
            goesOn.append(try play.wait(for: part))
        }
        #expect(waiting.pauses == [.zero, .milliseconds(500), .seconds(2), .milliseconds(500)])
        #expect(goesOn == [true, true, true, false])
    }
}
