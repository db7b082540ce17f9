import Control
import JSON

/// What changes something: each is a directive, which the daemon carries out or refuses.
extension RouteTable {
    private static let reason = RouteParameter.text("reason", "Why, for the record")

    static let acts: [Route] =
        [
            Route(
                .post,
                "/tasks",
                "Add a task",
                [
                    .text("text", isRequired: true, "What is to be done"), .text("title", "What it is called"),
                    RouteParameter("priority", .integer(0...1_000), in: .body, "1 comes before 2"),
                    .text("agent", "Who does it"), .text("repository", "The repository that it is worked on in"),
                    .text("base", "What the work begins from"), .text("model", "The model that its agent uses"),
                    .text("budgetUsd", "What all its runs may cost together"),
                    RouteParameter("hold", .flag, in: .body, "Start it only when it is released"),
                ],
                .act(RouteAct(.addTask))
            ),
            onTask("accept", .accept, "Take over the work of a task", [.text("way", "merge, branch or pr")]),
            onTask("discard", .discard, "Throw the work of a task away, saved under a ref first", [reason]),
            onTask("retry", .retryTask, "Try a task again that has ended"),
            onTask("cancel", .cancelTask, "Cancel a task, and stop its run", [reason]),
            onTask("hold", .hold, "Start a task only when it is released", [reason]),
            onTask("release", .release, "Let a held or blocked task start"),
            onTask("block", .block, "Say that a task waits for something else", [reason]),
            onTask("assign", .assign, "Start a task next", [.text("agent", "Who does it")]),
        ] + workerActs + runActs + daemonActs

    private static let said = RouteParameter.text("text", isRequired: true, "What it is told")

    private static let workerActs: [Route] = [
        onWorker(
            "answer",
            RouteAct(.answer, keys: ["id": "target"]),
            "Answer what an agent has asked",
            [said, .text("question", "Which of its questions")]
        ),
        onWorker("steer", RouteAct(.steer, keys: ["id": "target"]), "Tell an agent something while it works", [said]),
        onWorker(
            "stop",
            RouteAct(.stopWorker, keys: ["id": "worker"]),
            "Stop the run of a worker",
            [.text("way", "now, for at once")]
        ),
        onWorker(
            "restart",
            RouteAct(.restartWorker, keys: ["id": "worker"]),
            "Stop the run of a worker, and try its step again"
        ),
    ]

    private static let runActs: [Route] = [
        onRun("pause", .pauseRun, "Hold the agent of a run where it is", [reason]),
        onRun("resume", .resumeRun, "Let a paused run go on"),
        onRun("checkpoint", .checkpoint, "Keep the worktree of a run as it is now"),
    ]

    private static func onRun(
        _ word: String,
        _ directive: DirectiveName,
        _ summary: String,
        _ parameters: [RouteParameter] = []
    ) -> Route {
        let act = RouteAct(directive, keys: ["id": "target"])
        return on("runs", .id("a run, worker or task", as: .own), word, act, summary, parameters)
    }

    private static let daemonActs: [Route] = [
        Route(.post, "/daemon/pause", "Start nothing new", [reason], .act(RouteAct(.pause))),
        Route(.post, "/daemon/resume", "Start new runs again", [], .act(RouteAct(.resume))),
        Route(
            .post,
            "/daemon/restart",
            "Restart the daemon, while agents go on",
            [],
            .act(RouteAct(.restartDaemon, fixed: ["way": "hot"]))
        ),
        Route(
            .post,
            "/daemon/scale",
            "Change how many workers there are",
            [RouteParameter("workers", .integer(0...1_000), in: .body, isRequired: true, "How many")],
            .act(RouteAct(.scale))
        ),
        Route(.post, "/daemon/reload", "Read the settings again", [], .act(RouteAct(.reload))),
        Route(
            .post,
            "/panes/{id}/restart",
            "End what a pane runs, and start it anew",
            [.id("a pane", as: .own)],
            .act(RouteAct(.restartPane, keys: ["id": "pane"]))
        ),
    ]

    private static func onTask(
        _ word: String,
        _ directive: DirectiveName,
        _ summary: String,
        _ parameters: [RouteParameter] = []
    ) -> Route {
        on("tasks", .id("a task", as: .own), word, RouteAct(directive, keys: ["id": "task"]), summary, parameters)
    }

    private static func onWorker(
        _ word: String,
        _ act: RouteAct,
        _ summary: String,
        _ parameters: [RouteParameter] = []
    ) -> Route {
        on("workers", .id("a worker, run or task", as: .own), word, act, summary, parameters)
    }

    private static func on(
        _ things: String,
        _ id: RouteParameter,
        _ word: String,
        _ act: RouteAct,
        _ summary: String,
        _ parameters: [RouteParameter]
    ) -> Route {
        Route(.post, "/\(things)/{id}/\(word)", summary, [id] + parameters, .act(act))
    }
}
