import Domain
import Testing

@testable import TerminalUI

@Suite struct HistoryScreenTests {
    private func scene() -> RunScene {
        var scene = RunScene(part: .history)
        scene.settle()
        return scene
    }

    @Test func theChosenRunIsOpenedAndItsEventsAreAskedFor() {
        var scene = scene()
        scene.press(.down)
        #expect(scene.top.questions.contains(.events(of: "run-20261121-113302-004512-aaaa")))
        scene.settle()
        #expect(scene.text.contains("EVENTS r-aaaa") && scene.text.contains("of aaaa"))
        scene.press(.enter)
        #expect(scene.top.questions.contains(.run("run-20261121-113302-004512-aaaa")))
        scene.press(.escape)
        #expect(scene.lines[5].hasPrefix(">r-aaaa"))
    }

    @Test func theEventsOfAnotherRunAreNotShown() {
        var scene = scene()
        scene.press(.down)
        #expect(!scene.text.contains("of bbbb"))
    }

    @Test func keysMoveInTheEventsToo() {
        var scene = scene()
        scene.press(.right, .down, .down)
        #expect(scene.lines[10].hasPrefix(">") && scene.lines[4].hasPrefix(">r-bbbb"))
        scene.press(.left, .down)
        #expect(scene.lines[5].hasPrefix(">r-aaaa"))
    }

    @Test func aFilterLeavesSomeEvents() {
        var scene = scene()
        scene.press(.character("/"))
        scene.type("level=warn")
        scene.press(.enter)
        #expect(scene.text.contains("heartbeat_late") && !scene.text.contains("worker_started"))
        scene.press(.escape)
        #expect(scene.text.contains("worker_started"))
    }

    @Test func runsAreComparedAndRead() {
        var scene = scene()
        scene.press(.character("d"), .character("l"), .character("X"))
        let run = "run-20261121-113302-004512"
        #expect(
            scene.lent == [
                ["run", "diff", "\(run)-aaaa", "\(run)-bbbb"], ["logs", "\(run)-bbbb"],
                ["export", "--task", "gh-450", "--format", "json"],
            ]
        )
        scene.press(.down, .character("d"))
        #expect(scene.text.contains("there is no run before it"))
    }

    @Test func aClickChoosesARunOrAnEvent() {
        var scene = scene()
        scene.click(row: 10, column: 4)
        #expect(scene.lines[10].hasPrefix(">"))
        scene.click(row: 5, column: 4)
        #expect(scene.lines[5].hasPrefix(">r-aaaa"))
    }
}
