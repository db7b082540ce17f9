import Agents
import Domain
package import Journal
package import Platform

/// How a run was started, for another attempt at the same.
package struct RepeatedRun: Sendable {
    private static let promptBytesMax = 16 << 20

    private let metadata: RunMetadata
    private let plan: LaunchPlan
    private let prompt: String?

    package init(_ paths: RunPaths, on disk: any Disk) throws(JournalError) {
        metadata = try RunCatalog.read(paths, on: disk).metadata
        plan = try LaunchPlan.read(paths.launch, on: disk)
        do throws(JournalError) {
            prompt = String(decoding: try Self.bytes(paths.prompt, disk), as: UTF8.self)
        } catch {
            guard error.isMissing else { throw error }
            prompt = nil
        }
    }

    /// The program is looked up again by its name: it may have been updated and stand elsewhere now.
    ///
    /// One that was spoken to gets its prompt as an argument this time, since nobody is there to speak to it.
    package func request(caller: Environment) -> LaunchRequest {
        let alone = AgentCommand.alone(plan.command, metadata.workerKind.known ?? .shell, prompt: prompt)
        var request = LaunchRequest(
            alone ?? plan.command,
            step: metadata.step,
            kind: metadata.workerKind.known ?? .shell,
            folder: plan.workingFolder,
            caller: caller
        )
        request.task = metadata.task
        request.repository = metadata.repoRoot
        request.prompt = prompt
        request.model = metadata.model
        request.takesInput = plan.stdin == .held && alone == nil
        if plan.isOnTerminal {
            request.terminal = LaunchRequest.Terminal(
                rows: Int(plan.terminalRows),
                columns: Int(plan.terminalColumns)
            )
        }
        request.timeout = .seconds(plan.timeoutSeconds)
        request.checkpointInterval = .seconds(plan.checkpointIntervalSeconds)
        request.budget = metadata.budget
        return request
    }

    /// The variables that the run had and the other attempt will not have.
    package func namesMissing(in request: LaunchRequest) -> [String] {
        let values = AgentEnvironment.values(
            caller: request.caller,
            only: request.callerNames,
            usual: request.usual,
            given: request.given,
            folder: request.folder,
            isOnTerminal: request.terminal != nil
        )
        return plan.environmentNames.filter { values[$0] == nil && !AgentEnvironment.ownNames.contains($0) }
    }

    private static func bytes(_ path: String, _ disk: any Disk) throws(JournalError) -> [UInt8] {
        do throws(PlatformError) {
            return try disk.readAll(path, bytesMax: promptBytesMax)
        } catch {
            throw .disk(error)
        }
    }
}
