import Indexer
import Platform
import TestSupport
import Testing

/// What real transcripts are taken for.
@Suite("corpora: places", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct CorporaPlacesTests {
    private func formats(in name: String) throws -> [String: Int] {
        let folder = try #require(Corpora.folder())
        let found = GivenPaths(of: nil, on: SystemDisk()).search(["\(folder)/\(name)"]).found
        return Dictionary(
            found.map { found in
                if case .file(let format) = found.place { (format.rawValue, 1) } else { ("\(found.place)", 1) }
            },
            uniquingKeysWith: +
        )
    }

    @Test(arguments: [
        ("real-runs/claude/projects", ["claude-transcript": 14]),
        ("real-runs/claude-extra/projects", ["claude-transcript": 9]),
        ("real-runs/codex/sessions", ["codex-rollout": 10]),
        ("real-runs/aider", ["aider-analytics": 1]),
        ("marot+spotter", ["claude-transcript": 5]),
        ("codemie-ai+codemie-code/gemini", ["gemini-chat": 1]),
        ("codemie-ai+codemie-code/opencode", ["openCodeStorage": 1]),
        ("ccusage+ccusage", ["codex-rollout": 2]),
        ("kenn-io+agentsview/internal/parser/testdata/gemini", ["gemini-chat": 5]),
        ("banteg+takopi", ["claude-stream": 1, "codex-stream": 2, "opencode-stream": 4]),
    ]) func eachFolderIsWhatItsNameSays(_ name: String, _ expected: [String: Int]) throws {
        #expect(try formats(in: name) == expected)
    }
}
