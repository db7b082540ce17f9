import Control
import Domain
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskAskCommandTests {
    @Test func eachIsTheDirectiveOfItsName() throws {
        let scene = try TaskScene()
        let task = try TaskID("gh-7")
        let asked: [([String], Directive)] = [
            (["retry"], .retryTask(task)), (["cancel"], .cancelTask(task, reason: nil)),
            (["cancel", "--reason", "a duplicate"], .cancelTask(task, reason: "a duplicate")),
            (["hold"], .hold(task, reason: nil)), (["hold", "--reason", "later"], .hold(task, reason: "later")),
            (["release"], .release(task)), (["block", "--reason", "x"], .block(task, reason: "x")),
            (["assign"], .assign(task, agent: nil)), (["assign", "--agent", "codex"], .assign(task, agent: "codex")),
            (["accept"], .accept(task, .usual)), (["accept", "--merge"], .accept(task, .merge)),
            (["accept", "--branch"], .accept(task, .branch)),
            (["accept", "--pr"], .accept(task, .pullRequest)), (["discard"], .discard(task, reason: nil)),
            (["discard", "--reason", "by hand"], .discard(task, reason: "by hand")),
        ]
        let home = scene.home.path
        for (arguments, directive) in asked {
            let result = try TaskScene.roost(arguments + ["gh-7"], home: home, in: home)
            #expect(result.exitCode == 0 && result.stdout == "", "\(arguments): \(result.stderr)")
            #expect(result.stderr == "roost: \(scene.desk.calls.last?.request.name ?? ""): manual-007\n")
            #expect(scene.directive == directive, "\(arguments)")
        }
        try scene.desk.end()
    }

    @Test func severalAreDoneOneAfterAnotherWhateverOneOfThemSays() throws {
        let scene = try TaskScene(act: { call, _ in
            guard case .release(let task) = call.directive else { return .refused(.failed, "not this") }
            return task.text == "b"
                ? .refused(.noTarget, "nobody has added b", hint: "see: roost task list") : .done("\(task) is released")
        })
        let result = try scene.roost("release", "a", "b", "c")
        #expect(result.exitCode == 4)
        #expect(
            result.stderr == """
                roost: a is released
                roost: nobody has added b
                  see: roost task list
                roost: c is released

                """
        )
        let lines = try scene.roost("release", "a", "b", "-o", "jsonl")
        #expect(lines.exitCode == 4 && lines.stdout.split(separator: "\n").count == 2)
        #expect(lines.stdout.contains(#""task":"b","ok":false,"detail":"nobody has added b","code":"no_target""#))
        try scene.desk.end()
    }

    @Test func ofOneWhatIsRefusedIsAnError() throws {
        let scene = try TaskScene(act: { _, _ in .refused(.refused, "it is active", hint: "wait") })
        let result = try scene.roost("retry", "a")
        #expect(result.exitCode == 6 && result.stderr == "roost: it is active\n  wait\n")
        let json = try scene.roost("retry", "a", "-o", "json")
        #expect(json.exitCode == 6 && json.stdout.contains(#""ok":false"#))
        #expect(json.stderr.contains(#""code":"refused""#))
        try scene.desk.end()
    }

    @Test func whatIsWrongIsToldBeforeAnybodyIsAsked() throws {
        let scene = try TaskScene()
        #expect(try scene.roost("block", "a").stderr.contains("--reason TEXT is missing: what it waits for"))
        #expect(try scene.roost("block", "a", "--reason", "").exitCode == 2)
        #expect(try scene.roost("accept", "a", "--merge", "--branch").exitCode == 2)
        #expect(try scene.roost("accept", "a", "b").exitCode == 2)
        #expect(try scene.roost("release").exitCode == 2)
        #expect(try scene.roost("release", "../a").exitCode == 2)
        #expect(scene.desk.calls.isEmpty)
        try scene.desk.end()
        let home = try TemporaryHome()
        #expect(try TaskScene.roost(["cancel", "a"], home: home.path, in: home.path).exitCode == 3)
    }
}
