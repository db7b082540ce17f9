package import Platform

/// The folders in which each agent keeps its transcripts, and the files that are there.
package struct TranscriptPlaces {
    private let environment: Environment
    private let disk: any Disk

    package init(_ environment: Environment, on disk: any Disk) {
        self.environment = environment
        self.disk = disk
    }

    /// What is where the agent keeps it. What a file is, its place says: none is opened.
    package func search(_ agent: TranscriptAgent) -> TranscriptSearch {
        var search = TranscriptSearch()
        var walk = FolderWalk(on: disk)
        for root in roots(of: agent) {
            let folder = FilePath.resolved(root)
            // An agent that was never used has no folder.
            guard walk.status(of: folder) != nil else { continue }
            if agent == .opencode {
                openCode(in: folder, &walk, &search)
            } else {
                walk.walk(folder) { path, status in
                    guard let format = Self.format(of: path, agent) else { return }
                    search.found.append(FoundTranscript(path: path, place: .file(format), status: status))
                }
            }
        }
        search.unreadable = walk.unreadable
        return search
    }

    /// The folders that would be looked through, whether or not they are there.
    package func roots(of agent: TranscriptAgent) -> [String] {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
        func below(_ folder: String) -> [String] { home.map { ["\($0)/\(folder)"] } ?? [] }
        func given(_ name: String) -> [String] {
            // Claude Code takes a list, as do the programs that read its transcripts.
            environment[name].map { $0.split(separator: ",").map(String.init) } ?? []
        }
        let roots: [String] =
            switch agent {
            case .claude:
                (given("CLAUDE_CONFIG_DIR") + below(".claude") + below(".config/claude")).map { "\($0)/projects" }
            case .codex:
                (given("CODEX_HOME") + (given("CODEX_HOME").isEmpty ? below(".codex") : []))
                    .flatMap { ["\($0)/sessions", "\($0)/archived_sessions"] }
            case .gemini: below(".gemini/tmp")
            case .opencode:
                (given("XDG_DATA_HOME") + (given("XDG_DATA_HOME").isEmpty ? below(".local/share") : []))
                    .map { "\($0)/opencode" }
            case .aider, .jsonl: []
            }
        var seen: Set<String> = []
        return roots.filter { seen.insert(FilePath.resolved($0)).inserted }
    }

    private static func format(of path: String, _ agent: TranscriptAgent) -> TranscriptFormat? {
        let name = FilePath.name(of: path)
        switch agent {
        case .claude: return name.hasSuffix(".jsonl") ? .claudeTranscript : nil
        case .codex: return name.hasPrefix("rollout-") && name.hasSuffix(".jsonl") ? .codexRollout : nil
        case .gemini:
            guard name.hasPrefix("session-"), FilePath.name(of: FilePath.folder(of: path)) == "chats" else {
                return nil
            }
            return name.hasSuffix(".jsonl") ? .geminiChatLines : name.hasSuffix(".json") ? .geminiChat : nil
        case .opencode, .aider, .jsonl: return nil
        }
    }

    /// The databases come first: where a session is in both, theirs is the newer one.
    private func openCode(in folder: String, _ walk: inout FolderWalk, _ search: inout TranscriptSearch) {
        var databases: [FoundTranscript] = []
        walk.walk(folder, enters: { path, _ in path == folder }) { path, status in
            guard OpenCodePlaces.isDatabaseName(FilePath.name(of: path)) else { return }
            databases.append(FoundTranscript(path: path, place: .openCodeDatabase, status: status))
        }
        search.found += databases
        let storage = "\(folder)/storage"
        guard let status = walk.status(of: storage), status.kind == .folder else { return }
        search.found.append(FoundTranscript(path: storage, place: .openCodeStorage, status: status))
    }
}
