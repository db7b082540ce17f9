package import Journal

/// A run that is prepared and can be started: its directory is there, and its environment is known to us alone.
package struct ReadyRun: Sendable {
    package let prepared: PreparedRun
    package let plan: LaunchPlan
    /// With its secrets, which never reach the disk.
    let environment: [String: String]

    package var paths: RunPaths { prepared.paths }
}
