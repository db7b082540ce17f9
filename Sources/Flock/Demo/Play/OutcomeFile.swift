import JSON
import Platform

/// What the agent leaves for whoever started it: `artifacts/outcome.json` in the directory of its run.
struct OutcomeFile {
    private let folder: String?
    private var ending = ScriptStep.Ending.completed
    private var summary = "The demo agent did what its script says."
    private var followups: [JSONValue] = []

    init(runDirectory: String?) { folder = runDirectory.map { "\($0)/artifacts" } }

    mutating func end(_ ending: ScriptStep.Ending, _ summary: String) throws(DemoError) {
        self.ending = ending
        self.summary = summary
        try write()
    }

    mutating func follow(_ kind: String, _ reason: String) throws(DemoError) {
        followups.append(["stepName": .string(kind), "stepKind": .string(kind), "reason": .string(reason)])
        try write()
    }

    /// Another file beside it; none where nothing says where it belongs.
    func leave(_ name: String, _ text: String) throws(DemoError) {
        guard let folder else { return }
        try onSystem { () throws(PlatformError) in
            try SystemDisk().makeFolders(folder)
            try SystemDisk().replaceFile("\(folder)/\(name)", with: Array(text.utf8))
        }
    }

    private func write() throws(DemoError) {
        guard let folder else {
            return Channels.complain("roost-demo-agent: no $ROOST_RUN_DIR says where the outcome goes\n")
        }
        let outcome = ending == .needsHuman ? "blocked" : ending.rawValue
        let object: JSONObject = [
            "ok": .bool(ending == .completed), "outcome": .string(outcome), "summary": .string(summary),
            "needsHuman": .bool(ending == .needsHuman), "blocked": .bool(outcome == "blocked"),
            "suggestedFollowup": .array(followups),
        ]
        try onSystem { () throws(PlatformError) in
            try SystemDisk().makeFolders(folder)
            try SystemDisk().replaceFile("\(folder)/outcome.json", with: JSONWriter.bytes(.object(object)))
        }
    }
}
