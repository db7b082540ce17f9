package import Domain
package import JSON

/// `meta.json` of a session. The names are the columns of the table that it becomes a row of.
package struct SessionMetadata: Document {
    package static let fileName = "meta.json"

    package let layoutVersion: String
    package let session: SessionID
    package let kind: Term<SessionKind>
    package let startedAt: WallTime
    package let config: JSONObject
    package let pid: Int64
    package let hostName: String?
    package let gitBranch: String?
    package let gitCommit: String?
    package let runtimeVersion: String?
    package let toolVersion: String?

    package init(
        session: SessionID,
        kind: SessionKind,
        startedAt: WallTime,
        config: JSONObject = JSONObject(),
        pid: Int32,
        hostName: String? = nil,
        gitBranch: String? = nil,
        gitCommit: String? = nil,
        runtimeVersion: String? = nil,
        toolVersion: String? = nil
    ) {
        layoutVersion = Layout.session
        self.session = session
        self.kind = .known(kind)
        self.startedAt = startedAt
        self.config = config
        self.pid = Int64(pid)
        self.hostName = hostName
        self.gitBranch = gitBranch
        self.gitCommit = gitCommit
        self.runtimeVersion = runtimeVersion
        self.toolVersion = toolVersion
    }

    package init(_ fields: Fields) throws(FieldError) {
        layoutVersion = try fields.required("layoutVersion", .text)
        session = try fields.required("session_id", .id)
        kind = try fields.required("kind", .term())
        startedAt = try fields.required("started_at", .time)
        config = try fields.optional("config", .object) ?? JSONObject()
        pid = try fields.required("pid", .integer)
        hostName = try fields.optional("hostname", .text)
        gitBranch = try fields.optional("git_branch", .text)
        gitCommit = try fields.optional("git_commit", .text)
        runtimeVersion = try fields.optional("runtime_version", .text)
        toolVersion = try fields.optional("tool_version", .text)
    }

    package var isKnownLayout: Bool { layoutVersion == Layout.session }

    package var json: JSONObject {
        var list = FieldList()
        list.add("layoutVersion", layoutVersion)
        list.add("session_id", session)
        list.add("kind", kind)
        list.add("started_at", startedAt)
        list.add("config", config)
        list.add("pid", pid)
        list.add("hostname", hostName)
        list.add("git_branch", gitBranch)
        list.add("git_commit", gitCommit)
        list.add("runtime_version", runtimeVersion)
        list.add("tool_version", toolVersion)
        return list.object
    }
}
