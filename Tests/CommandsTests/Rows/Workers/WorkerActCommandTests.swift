import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Commands

@Suite struct WorkerActCommandTests {
    @Test func eachIsTheDirectiveOfItsNameToTheRunThatIsMeant() throws {
        let scene = try WorkerScene()
        let run = scene.run.text
        let asked: [([String], Directive)] = [
            (["steer", "gh-450", "leave", "it"], .steer(scene.run.identifier, text: "leave it")),
            (["steer", "gh-4", "x"], .steer(scene.run.identifier, text: "x")),
            (["answer", run, "yes"], .answer(scene.run.identifier, text: "yes", question: nil)),
            (
                ["answer", "gh-450", "no,", "use", "make", "--question", "q-7"],
                .answer(scene.run.identifier, text: "no, use make", question: "q-7")
            ),
            (["restart", String(run.dropLast(3))], .restartWorker(try WorkerID(run))),
        ]
        for (words, directive) in asked {
            let result = try scene.trial.roost(["worker"] + words).run()
            #expect(result.exitCode == 0 && result.stdout == "", "\(words): \(result.stderr)")
            #expect(result.stderr == "roost: done: \(scene.desk.calls.last?.request.name ?? "")\n")
            #expect(scene.directive == directive, "\(words)")
        }
        try scene.desk.end()
    }

    @Test func stoppingNeedsNoDaemonAndWhatHasEndedIsRefused() throws {
        let scene = try WorkerScene()
        try scene.desk.end()
        let dead = try scene.roost("steer", "gh-450", "x")
        #expect(dead.exitCode == 3 && dead.stderr.contains("no daemon listens"), "\(dead.stderr)")
        let stopped = try scene.roost("stop", "gh-450", "--now")
        #expect(stopped.exitCode == 0 && stopped.stderr.contains(scene.run.text), "\(stopped.stderr)")
        #expect(try scene.roost("stop", "gh-450").exitCode == 6)
        let late = try scene.roost("answer", "gh-450", "yes")
        #expect(late.exitCode == 6 && late.stderr.contains("has ended already"))
    }

    @Test func whatIsWrongIsToldBeforeAnybodyIsAsked() throws {
        let scene = try WorkerScene()
        for verb in ["stop", "restart"] { #expect(try scene.roost(verb, "gh-9").exitCode == 4) }
        for verb in ["steer", "answer"] { #expect(try scene.roost(verb, "gh-9", "x").exitCode == 4) }
        #expect(try scene.roost("steer", "gh-450").exitCode == 2)
        #expect(try scene.roost("answer", "gh-450").stderr.contains("yes|no|TEXT is missing"))
        #expect(try scene.roost("restart", "gh-450", "--never").exitCode == 2)
        #expect(try scene.roost("answer", "", "yes").exitCode == 2)
        #expect(scene.desk.calls.isEmpty)
        try scene.desk.end()
    }

    @Test func whatTheDaemonRefusesIsToldInItsWords() throws {
        let scene = try WorkerScene(act: { _, _ in .refused(.refused, "it has asked nothing", hint: "wait") })
        let refused = try scene.roost("answer", "gh-450", "yes")
        #expect(refused.exitCode == 6 && refused.stderr == "roost: it has asked nothing\n  wait\n")
        try scene.desk.end()
    }

    /// A daemon, a worker of its own with an id of its own, and a question that is answered by the beginning of it.
    @Test func aWorkerThatAsksIsSeenAndAnsweredByItsOwnId() throws {
        let trial = try DaemonCommandTrial()
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        try trial.runs.disk.createFile(
            trial.runs.home.configuration,
            with: Array("[flock]\nstart_interval = \"0s\"\n".utf8)
        )
        _ = try trial.start()
        let words = ["task", "add", "--id", "gh-451", "--agent", "demo", "demo: permit git push ;; say Done"]
        #expect(try trial.runs.roost(words).run().exitCode == 0)
        let asks = try Eventually.wait(upTo: .seconds(60)) {
            try trial.roost("worker", "list").stdout.contains("waiting permission")
        }
        #expect(asks)
        let names = try trial.roost("worker", "list", "-o", "name").stdout.split(separator: "\n").map(String.init)
        let worker = try #require(names.first)
        #expect(names.count == 1 && worker.hasPrefix("worker-"))
        #expect(try trial.roost("worker", "list", "-o", "wide").stdout.contains(worker))
        #expect(try !trial.roost("worker", "list").stdout.contains("WORKER"))
        let shown = try trial.roost("worker", "show", String(worker.dropLast(2)))
        #expect(shown.exitCode == 0 && shown.stdout.contains(worker) && shown.stdout.contains("Asks"))
        #expect(shown.stderr.contains("allow it: roost worker answer run-"))
        let fields = try trial.roost("worker", "show", "gh-451", "--json=verdict,task")
        #expect(
            fields.stdout == #"{"schema":"roost.worker/1","task":"gh-451","verdict":"waiting_permission"}"# + "\n"
        )
        let answered = try trial.roost("worker", "answer", worker, "yes")
        #expect(answered.exitCode == 0, "\(answered.stderr)")
        let isDone = try Eventually.wait(upTo: .seconds(60)) {
            try trial.roost("worker", "show", worker, "--json").stdout.contains(#""outcome":"completed""#)
        }
        #expect(isDone)
        #expect(try trial.roost("worker", "list").stderr.contains("nobody is at work"))
        #expect(try trial.roost("worker", "list", "--all", "-o", "name").stdout == worker + "\n")
        #expect(try trial.roost("worker", "answer", worker, "yes").exitCode == 6)
    }
}
