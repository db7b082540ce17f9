package import Domain
package import JSON

/// Something that a run leaves behind.
package struct Artifact: Hashable, Sendable {
    package let name: String
    package let kind: Term<ArtifactKind>
    package let path: String
    package let description: String

    package init(name: String, kind: ArtifactKind, path: String, description: String) {
        self.name = name
        self.kind = .known(kind)
        self.path = path
        self.description = description
    }

    init(_ fields: Fields) throws(FieldError) {
        name = try fields.required("name", .text)
        kind = try fields.required("kind", .term())
        path = try fields.required("path", .text)
        description = try fields.optional("description", .text) ?? ""
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("name", name)
        list.add("kind", kind)
        list.add("path", path)
        list.add("description", description)
        return list.object
    }

    /// What every run leaves behind.
    package static func standard(of paths: RunPaths) -> [Artifact] {
        [
            Artifact(
                name: RunMetadata.fileName,
                kind: .metadata,
                path: paths.metadata,
                description: "Immutable run metadata for this step attempt."
            ),
            Artifact(
                name: RunState.fileName,
                kind: .state,
                path: paths.state,
                description: "Mutable run state snapshot for progress tracking and recovery."
            ),
            Artifact(
                name: "worker.log",
                kind: .log,
                path: paths.workerLog,
                description: "Lifecycle events rendered into the worker log stream."
            ),
            Artifact(
                name: "stdout.log",
                kind: .log,
                path: paths.log(of: .stdout),
                description: "Raw stdout stream produced by the worker process."
            ),
            Artifact(
                name: "stderr.log",
                kind: .log,
                path: paths.log(of: .stderr),
                description: "Raw stderr stream produced by the worker process."
            ),
            Artifact(
                name: "checkpoints",
                kind: .directory,
                path: paths.checkpoints,
                description: "Reserved checkpoint directory for future T-006 persistence."
            ),
            Artifact(
                name: "artifacts",
                kind: .directory,
                path: paths.artifacts,
                description: "Reserved artifact directory for worker outputs."
            ),
        ]
    }

    /// The standard artifacts and the given ones, one for each path; a later one replaces an earlier one in its place.
    package static func merged(of paths: RunPaths, with extra: [Artifact]) -> [Artifact] {
        var merged: [Artifact] = []
        var places: [String: Int] = [:]
        for artifact in standard(of: paths) + extra {
            if let place = places[artifact.path] {
                merged[place] = artifact
            } else {
                places[artifact.path] = merged.count
                merged.append(artifact)
            }
        }
        return merged
    }
}
