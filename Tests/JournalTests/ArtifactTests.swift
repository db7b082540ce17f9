import Domain
import JSON
import Testing

@testable import Journal

@Suite struct ArtifactTests {
    private let paths = RunPaths(directory: "/h/runs/t/r")

    @Test func everyRunLeavesTheSevenOfTheContractBehind() {
        let standard = Artifact.standard(of: paths)
        #expect(
            standard.map(\.name) == [
                "meta.json", "state.json", "worker.log", "stdout.log", "stderr.log", "checkpoints", "artifacts",
            ]
        )
        #expect(
            standard.map(\.kind.text) == ["metadata", "state", "log", "log", "log", "directory", "directory"]
        )
        #expect(standard.allSatisfy { $0.path == "/h/runs/t/r/\($0.name)" })
        #expect(standard.allSatisfy { $0.description.hasSuffix(".") })
    }

    @Test func thoseOfTheAgentComeBehind() {
        let plan = Artifact(name: "plan.md", kind: .artifact, path: "/x/plan.md", description: "")
        #expect(Artifact.merged(of: paths, with: [plan]) == Artifact.standard(of: paths) + [plan])
        #expect(Artifact.merged(of: paths, with: []) == Artifact.standard(of: paths))
    }

    @Test func aLaterOneTakesThePlaceOfAnEarlierOneOfTheSamePath() {
        let log = Artifact(name: "the log", kind: .log, path: "/h/runs/t/r/worker.log", description: "Mine.")
        let again = Artifact(name: "the log again", kind: .log, path: "/h/runs/t/r/worker.log", description: "")
        let merged = Artifact.merged(of: paths, with: [log, again])
        #expect(merged.count == 7)
        #expect(merged[2] == again)
    }

    @Test func whatIsWrittenReadsBackAsItWas() throws {
        for artifact in Artifact.standard(of: paths) {
            #expect(try Artifact(Fields(artifact.json)) == artifact)
            #expect(artifact.json.keys == ["name", "kind", "path", "description"])
        }
        for key in ["name", "kind", "path"] {
            var object = Artifact.standard(of: paths)[0].json
            object[key] = nil
            #expect(throws: FieldError.missing(key)) { _ = try Artifact(Fields(object)) }
        }
    }
}
