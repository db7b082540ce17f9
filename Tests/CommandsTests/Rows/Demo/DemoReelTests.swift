import Domain
import Testing

@testable import Commands

@Suite struct DemoReelTests {
    private var reel = DemoReel(DemoStory(pace: .fast, workers: 3).tasks)

    private mutating func told(_ fact: DemoFact) -> [String] {
        reel.take(fact, at: .seconds(65)).map(\.styled.text)
    }

    @Test mutating func eachFactIsALineWithItsTimeTaskAndSign() {
        #expect(told(.begun("demo-1", attempt: 1)) == ["01:05  demo-1  ●  begins: Count the last price too"])
        #expect(told(.begun("demo-2", attempt: 2)) == ["01:05  demo-2  ●  attempt 2 begins, in the same worktree"])
        let asked = DemoFact.asked("demo-3", run: "r", request: "q", what: "Bash: ls")
        #expect(told(asked) == ["01:05  demo-3  ◆  needs you. It asks: Bash: ls"])
        #expect(told(.budget("used to 80 %")) == ["01:05          !  used to 80 %"])
        #expect(told(.retried("demo-2", why: "it failed")) == ["01:05  demo-2  ↻  is tried again: it failed"])
        #expect(told(.kept("demo-1", why: "1 commit")) == ["01:05  demo-1  ●  its worktree is kept: 1 commit"])
    }

    @Test mutating func anEndIsToldOnceAndWhatIsOnTheWayIsNot() {
        #expect(told(.task("demo-1", .detected, why: "added")) == [] && told(.task("demo-1", .active, why: "")) == [])
        #expect(told(.task("demo-1", .completed, why: "")) == ["01:05  demo-1  ✓  completed"])
        #expect(told(.task("demo-1", .completed, why: "")) == [])
        #expect(told(.task("demo-2", .failed, why: "3 attempts")) == ["01:05  demo-2  ✗  3 attempts"])
    }

    @Test mutating func whatAPolicyDoesIsToldWithItsReasonAndNotAgain() {
        #expect(told(.policy("demo-4", act: "notify", why: "x")) == [])
        let line = "01:05  demo-4  ↻  is stopped and tried again: policy.stalled says retry"
        #expect(told(.policy("demo-4", act: "retry", why: "policy.stalled says retry")) == [line])
        #expect(told(.retried("demo-4", why: "a person wants it")) == [])
        #expect(told(.verdict("demo-4", .stalled, because: "no output")) == ["01:05  demo-4  ✗  stalled: no output"])
        #expect(told(.verdict("demo-1", .stalled, because: "no output")) == [])
    }

    @Test func whatAnAgentSaysMovesNoCursor() {
        let line = DemoLine(at: .zero, task: "demo-3", sign: "◆", text: "a\u{1B}[2Jb")
        #expect(line.styled.text == "00:00  demo-3  ◆  a\\e[2Jb")
    }
}
