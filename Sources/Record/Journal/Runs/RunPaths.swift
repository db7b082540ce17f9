package import Domain
package import JSON
package import Platform

/// Where the files of one run are. Ids cannot leave the folder that they name, so neither can these paths.
package struct RunPaths: Hashable, Sendable {
    package let directory: String

    package init(directory: String) { self.directory = PathRules.trimmingTrailingSlashes(directory) }

    package init(runsRoot: String, task: TaskID, run: RunID) {
        self.init(directory: PathRules.join(PathRules.join(runsRoot, task.text), run.text))
    }

    /// The folder of all runs of the task.
    package var taskDirectory: String { FilePath.folder(of: directory) }
    /// Where the directory is built before it takes its place.
    package var preparing: String { PathRules.join(taskDirectory, ".\(FilePath.name(of: directory)).preparing") }

    package var launch: String { file(LaunchPlan.fileName) }
    package var secretsIndex: String { file("secrets.idx") }
    package var metadata: String { file(RunMetadata.fileName) }
    package var prompt: String { file("prompt.txt") }
    package var state: String { file(RunState.fileName) }
    package var beat: String { file(Beat.fileName) }
    package var workerLog: String { file("worker.log") }
    package var streamIndex: String { file("stream.idx") }
    package var exit: String { file(ExitRecord.fileName) }
    package var result: String { file(RunResult.fileName) }
    package var digests: String { file("digests") }
    package var checkpoints: String { file("checkpoints") }
    package var artifacts: String { file("artifacts") }
    package var outcome: String { PathRules.join(artifacts, SaidOutcome.fileName) }

    package func log(of channel: Channel) -> String {
        switch channel {
        case .stdout: file("stdout.log")
        case .stderr: file("stderr.log")
        }
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("layoutVersion", Layout.run)
        list.add("runsRootDir", FilePath.folder(of: taskDirectory))
        list.add("taskRunsDir", taskDirectory)
        list.add("runDir", directory)
        list.add("checkpointsDir", checkpoints)
        list.add("artifactsDir", artifacts)
        list.add("metaPath", metadata)
        list.add("statePath", state)
        list.add("workerLogPath", workerLog)
        list.add("stdoutLogPath", log(of: .stdout))
        list.add("stderrLogPath", log(of: .stderr))
        return list.object
    }

    /// The run itself where this is the link to it in the home: no open and no sync of a folder follows a link.
    package func linkFollowed(on disk: any Disk) throws(JournalError) -> RunPaths {
        try onDisk { () throws(PlatformError) in
            guard try disk.status(of: directory)?.kind == .symbolicLink else { return self }
            let target = try disk.readLink(directory)
            return RunPaths(directory: PathRules.resolve(target, below: FilePath.folder(of: directory)))
        }
    }

    private func file(_ name: String) -> String { PathRules.join(directory, name) }
}
