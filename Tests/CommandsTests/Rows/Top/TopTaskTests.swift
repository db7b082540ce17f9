import Domain
import Platform
import TestSupport
import Testing

/// What a person does with tasks in the dashboard, from adding one to taking over its work.
@Suite struct TopTaskTests {
    @Test func oneIsAddedChangedHeldReleasedAndStartedNext() throws {
        let scene = try TopScene(workers: 1) { _ in "[agents.demo]\nkind = \"demo\"" }
        try scene.open()
        try scene.press("P")
        try scene.see("◐ paused")
        try scene.press("2", "n")
        try scene.see("A new task")
        try scene.write("demo: say the first word")
        try scene.press("Enter")
        try scene.see("1 of 1", "detected")
        try scene.press("e", "C-u")
        try scene.write("demo: say another word")
        try scene.press("Enter")
        let id = try #require(try scene.trial.roost("task", "list", "-o", "name").stdout.split(separator: "\n").first)
        try scene.told(["task", "show", String(id), "-o", "json"]) { $0.contains("say another word") }
        try scene.press("h")
        try scene.see("held")
        try scene.press("h")
        try scene.see(without: "held")
        try scene.press("1", "P")
        try scene.see(without: "◐ paused")
        try scene.told(["task", "show", String(id)]) { $0.contains("completed") }
        try scene.press("@")
        try scene.see("roost task add", "roost task edit", "roost task hold", "roost task release")
    }

    @Test func whyOneCannotBeStartedNowIsTold() throws {
        let scene = try TopScene([("t-first", "run sleep 600"), ("t-next", "say Second.")], workers: 1)
        try scene.open("tasks")
        try scene.filter("t-next")
        try scene.see("◌t-next")
        try scene.press("a")
        try scene.press("@")
        try scene.see("roost task assign t-next", "✗ t-next: no slot is free")
        try scene.press("Escape", "1", "+", "C-u")
        try scene.write("2")
        try scene.press("Enter")
        try scene.told(["task", "show", "t-next"]) { $0.contains("completed") }
    }

    @Test func itsWorkIsReviewedAndTakenOverOrThrownAway() throws {
        let repository = try ScratchRepository()
        for (key, value) in [("user.name", "A Person"), ("user.email", "person@example.org")] {
            try repository.git("config", key, value)
        }
        let scene = try TopScene()
        try scene.add("t-keep", "write new.txt hello there ;; commit Keep it", in: repository.root)
        try scene.add("t-drop", "write other.txt hello there ;; commit Drop it", in: repository.root)
        try scene.open("tasks")
        try scene.see("✓t-keep", "✓t-drop")
        try scene.filter("t-keep")
        try scene.press("v")
        try scene.see("t-keep review", "1 file changed", "new.txt", "+hello there")
        try scene.press("A")
        try scene.see("Take over the work of t-keep?")
        try scene.press("y")
        let isTaken = try Eventually.wait(upTo: .seconds(60)) {
            try repository.git("log", "--format=%s", "main").contains("Keep it")
        }
        var screen = try scene.screen
        #expect(isTaken, "\(screen)")
        try scene.press("Escape")
        try scene.filter("t-drop")
        try scene.press("D")
        try scene.see("Throw the work of t-drop away?")
        try scene.press("y")
        let isSaved = try Eventually.wait(upTo: .seconds(60)) {
            try repository.git("for-each-ref", "refs/roost/rescue").contains("t-drop")
        }
        screen = try scene.screen
        #expect(isSaved, "\(screen)")
        #expect(try !repository.git("log", "--format=%s", "main").contains("Drop it"))
    }
}
