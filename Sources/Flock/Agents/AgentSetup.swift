package import Domain

/// An agent as the user has set it up, under its name in the settings: `[agents.NAME]`. A kind is its own name.
package struct AgentSetup: Hashable, Sendable {
    package let name: String
    package var kind: WorkerKind
    /// What it is called in the place of its kind's program, its first arguments with it.
    package var program: [String]?
    package var arguments: [String] = []
    package var model: String?
    /// What its environment is given besides.
    package var environment: [String: String] = [:]
    /// The variables of whoever starts it that it is given, beside those that every program needs; all if nil.
    package var environmentOnly: [String]?
    /// Whose limits its runs count against.
    package var account: String?
    /// How many of its runs may go on at once; no limit if nil.
    package var runsMax: Int?
    package var tools: [String]?
    /// Whether it can be answered and steered, where its kind knows how.
    package var isInteractive = true
    package var skipsPermissions = false
    /// Whether it is asked before a run whether it is logged in.
    package var checksLogin = true

    package init(_ name: String, kind: WorkerKind) {
        self.name = name
        self.kind = kind
    }

    /// As it is called where nothing is set.
    package init(_ kind: WorkerKind) { self.init(kind.rawValue, kind: kind) }

    /// Whether what is said to a run of it reaches it. Only the daemon speaks to runs: one that nobody speaks to must
    /// not wait for a first word.
    package var canBeSpokenTo: Bool { isInteractive && kind.canBeInteractive }

    /// Whether its runs ask for no permission, by whichever words the user said so: then status shows it.
    package var asksForNoPermission: Bool {
        let words = Set((program ?? []) + arguments)
        return skipsPermissions || !words.isDisjoint(with: Self.skippingWords)
    }

    private static let skippingWords: Set<String> = Set(
        WorkerKind.allCases.flatMap { $0.skippingOptions ?? [] } + ["bypassPermissions", "-y", "--full-auto"]
    )

    /// The command line for one prompt.
    ///
    /// - Parameters:
    ///   - model: stands over that of the setup.
    ///   - isSpokenTo: whether somebody is there to give it its first input.
    package func command(
        prompt: String?,
        model: String? = nil,
        conversation: String? = nil,
        isSpokenTo: Bool = false
    ) throws(AgentError) -> AgentCommand {
        var order = AgentOrder(prompt: prompt, model: model ?? self.model)
        order.isInteractive = isSpokenTo && canBeSpokenTo
        order.conversation = conversation
        order.tools = tools
        order.skipsPermissions = skipsPermissions
        order.arguments = arguments
        let call = try AgentCommand(kind, order)
        let words = program ?? [call.program]
        return AgentCommand(
            words.first ?? call.program,
            words.dropFirst() + call.arguments,
            firstInput: call.firstInput,
            environment: call.environment
        )
    }

    /// How a run of it is spoken to.
    ///
    /// - Parameter takesInput: whether the run was started so that it reads its standard input.
    package func speech(takesInput: Bool) -> AgentSpeech { AgentSpeech(kind, isInteractive: takesInput) }
}
