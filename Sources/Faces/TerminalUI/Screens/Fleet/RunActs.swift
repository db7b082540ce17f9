import Control
import Domain
import JSON

/// What can be done with a run, alike wherever one is chosen.
enum RunActs {
    static func stop(_ run: FlockStatus.Run) -> [TopWish] {
        let act = TopAct(.stopWorker, data: ["worker": .string(run.name)], as: ["worker", "stop", run.run])
        let lines = [
            "\(run.task): \(run.stateWord)",
            "Its agent is asked to end, and after its time to finish it is killed. "
                + "What it has done so far stays in its worktree.",
        ]
        return [.confirm(act, title: "Stop \(ShortName.run(run.run))?", lines: lines)]
    }

    static func restart(_ run: FlockStatus.Run) -> [TopWish] {
        let act = TopAct(.restartWorker, data: ["worker": .string(run.run)], as: ["worker", "restart", run.run])
        let lines = ["\(run.task) is stopped, and begun again in the same worktree."]
        return [.confirm(act, title: "Restart the work on \(run.task)?", lines: lines)]
    }

    static func pause(_ run: FlockStatus.Run) -> [TopWish] {
        let isPaused = run.pausedBy != nil
        let words = [run.run]
        return [
            .act(
                isPaused
                    ? TopAct(.resumeRun, words, as: ["run", "resume", run.run])
                    : TopAct(.pauseRun, words, as: ["run", "pause", run.run])
            )
        ]
    }

    static func steer(_ run: FlockStatus.Run) -> [TopWish] {
        let id = run.run
        let hint = "The agent reads it as a message of yours, at its next step."
        return [
            .ask(
                TextQuestion("Tell \(run.task) something", hint: hint) { text in
                    text.isEmpty
                        ? []
                        : [
                            .act(
                                TopAct(
                                    .steer,
                                    data: ["target": .string(id), "text": .string(text)],
                                    as: ["worker", "steer", id, text]
                                )
                            )
                        ]
                }
            )
        ]
    }

    /// Yes, no with a reason, or what was asked for.
    static func answer(_ run: FlockStatus.Run, _ text: String) -> [TopWish] {
        guard let question = run.questions.first else { return [.tell("\(run.task) asks nothing")] }
        var data: JSONObject = ["target": .string(run.run), "text": .string(text)]
        if !question.request.isEmpty { data.append("question", .string(question.request)) }
        return [.act(TopAct(.answer, data: data, as: ["worker", "answer", run.run, text]))]
    }

    static func askAnswer(_ run: FlockStatus.Run) -> [TopWish] {
        guard let question = run.questions.first else { return [.tell("\(run.task) asks nothing")] }
        let choices = question.options.isEmpty ? "" : "   choices: " + question.options.joined(separator: " · ")
        return [
            .ask(
                TextQuestion(
                    "\(run.task) asks: \(ShortText.line(of: question.subject, lettersMax: 60))",
                    hint: question.subject + choices
                ) { text in
                    text.isEmpty ? [] : answer(run, text)
                }
            )
        ]
    }

    static func checkpoint(_ run: FlockStatus.Run) -> [TopWish] {
        [.act(TopAct(.checkpoint, data: ["target": .string(run.run)], as: ["run", "checkpoint", "take", run.run]))]
    }
}
