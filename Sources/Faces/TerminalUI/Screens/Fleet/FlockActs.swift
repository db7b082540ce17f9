import Control
import JSON

/// What can be done with the whole flock.
enum FlockActs {
    static func scale(_ flock: FlockStatus) -> [TopWish] {
        let question = TextQuestion(
            "How many may work at once?",
            hint: "Now \(flock.workersMax). Whoever is at work goes on.",
            initial: "\(flock.workersMax)"
        ) { text in
            guard let count = Int64(text), (0...1_000).contains(count) else {
                return [.tell("a number from 0 to 1000")]
            }
            return [.act(TopAct(.scale, data: ["workers": .integer(count)], as: ["daemon", "scale", "\(count)"]))]
        }
        return [.ask(question)]
    }

    static func pause(_ flock: FlockStatus) -> [TopWish] {
        flock.state == "paused"
            ? [.act(TopAct(.resume, as: ["daemon", "resume"]))]
            : [.act(TopAct(.pause, as: ["daemon", "pause"]))]
    }

    static func start(_ context: TopContext) -> [TopWish] {
        context.hasDaemon ? [.tell("the daemon runs already")] : [.run(["daemon", "start"])]
    }
}
