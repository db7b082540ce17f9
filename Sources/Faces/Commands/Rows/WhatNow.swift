/// What one can do now, by how the home stands.
enum WhatNow {
    /// Nothing is recorded yet.
    case nothingYet
    /// Something is, and nobody starts tasks.
    case noDaemon
    /// The daemon tells who is at work, and who needs a person.
    case running(LiveWorkers)

    private static let adviceMax = 2

    /// How it stands, in a line.
    var standing: [String] {
        switch self {
        case .nothingYet: ["Nothing is recorded yet."]
        case .noDaemon: ["○ no daemon is running: tasks wait, and runs go on without it"]
        case .running(let live): [live.headline] + live.advice.prefix(Self.adviceMax)
        }
    }

    var suggestions: [(command: [String], words: String, purpose: String)] {
        switch self {
        case .nothingYet:
            [
                (["demo"], "", "See a flock at work, without accounts"),
                (["doctor"], "", "See which agents are here, and what lacks"),
                (["run"], " -- make test", "Record any command"),
                (["init"], "", "See what is set up, and set up hooks"),
            ]
        case .noDaemon:
            [
                (["daemon", "start"], "", "Have tasks done"), (["status"], "", "See who is at work"),
                (["logs"], "", "See what agents wrote"), (["why"], " TASK", "See why something is as it is"),
            ]
        case .running(let live) where live.rows.isEmpty:
            [
                (["task", "add"], " TEXT", "Add a task"), (["task", "list"], "", "See those that there are"),
                (["cost"], " --today", "See what it has cost"),
            ]
        case .running:
            [
                (["status"], " -w", "See who is at work"), (["logs"], " -f", "Follow what they write"),
                (["cost"], " --today", "See what it has cost"),
            ]
        }
    }
}
