import Domain

/// The names by which one model is called. Agents, providers and gateways write `claude-sonnet-4-5` with a date, a
/// provider before it, a region, a version of a deployment or a size of the window behind it.
package enum ModelName {
    /// Who stands before a name without changing the price of the model.
    private static let providers: Set<Substring> = [
        "anthropic", "openai", "gemini", "google", "vertex_ai", "models", "bedrock", "converse", "openrouter",
        "litellm",
    ]
    private static let bedrockVendors: Set<Substring> = ["anthropic", "openai"]

    /// The name as it is written and then as less and less of it, the likeliest first: a list of prices is asked for
    /// one after the other, so that an entry of its own for a deployment counts before that of the model.
    package static func candidates(_ text: String) -> [String] {
        var names = [text]
        func add(_ name: some StringProtocol) {
            if !name.isEmpty, names.last != String(name) { names.append(String(name)) }
        }
        add(text.lowercased())
        for strip in [window, provider, deployment, edition, date, alias, dots] {
            add(strip((names.last ?? text)[...]))
        }
        return names
    }

    /// The name with nothing around it.
    package static func plain(_ text: String) -> String { candidates(text).last ?? text }

    /// Who makes the models of such names, whoever runs them.
    package static func maker(of name: String) -> String? {
        var name = name
        return name.withUTF8 { bytes in makers.first { $0.family.isIn(UnsafeRawBufferPointer(bytes)) }?.maker }
    }

    private static let makers: [(family: LineMention, maker: String)] = [
        (LineMention("claude"), "anthropic"), (LineMention("gpt"), "openai"), (LineMention("codex"), "openai"),
        (LineMention("gemini"), "google"), (LineMention("gemma"), "google"),
        (LineMention("grok"), "xai"), (LineMention("llama"), "meta"), (LineMention("mistral"), "mistral"),
        (LineMention("deepseek"), "deepseek"), (LineMention("qwen"), "alibaba"),
        (LineMention("kimi"), "moonshot"), (LineMention("glm"), "zhipu"),
    ]

    /// `[1m]`, which an agent puts behind the name for a long window.
    private static func window(_ name: Substring) -> Substring {
        name.hasSuffix("]") ? name.firstIndex(of: "[").map { name[..<$0] } ?? name : name
    }

    /// `anthropic/`, `openrouter/google/`
    private static func provider(_ name: Substring) -> Substring {
        var rest = name
        while let slash = rest.firstIndex(of: "/"), providers.contains(rest[..<slash]) {
            rest = rest[rest.index(after: slash)...]
        }
        return rest
    }

    /// `us.anthropic.`, with the region or without
    private static func deployment(_ name: Substring) -> Substring {
        let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        if parts.count > 1, bedrockVendors.contains(parts[0]) { return name[parts[1].startIndex...] }
        if parts.count > 2, bedrockVendors.contains(parts[1]) { return name[parts[2].startIndex...] }
        return name
    }

    /// `-v1:0`, `@20250929`, `@default`; but `deepseek-v3` is a model.
    private static func edition(_ name: Substring) -> Substring {
        if let at = name.firstIndex(of: "@") { return name[..<at] }
        guard let dash = name.lastIndex(of: "-") else { return name }
        let version = name[name.index(after: dash)...]
        let numbers = version.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        let isVersion =
            version.hasPrefix("v") && !numbers.isEmpty && numbers.allSatisfy(isNumber)
            && (numbers.count == 2 || name.hasPrefix("claude-"))
        return isVersion ? name[..<dash] : name
    }

    /// `-20250929`, `-2025-09-29`, `-latest`
    private static func date(_ name: Substring) -> Substring {
        if name.hasSuffix("-latest") { return name.dropLast("-latest".count) }
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        if let last = parts.last, parts.count > 1, last.utf8.count == 8, isNumber(last) { return name.dropLast(9) }
        let widths = parts.suffix(3).map(\.utf8.count)
        let isDate = parts.count > 3 && widths == [4, 2, 2] && parts.suffix(3).allSatisfy(isNumber)
        return isDate ? name.dropLast(11) : name
    }

    /// `claude-sonnet-4-0` and `claude-opus-4-0` are names of the first models of their kind.
    private static func alias(_ name: Substring) -> Substring {
        name.hasPrefix("claude-") && name.hasSuffix("-4-0") ? name.dropLast(2) : name
    }

    /// `claude-opus-4.5`, as gateways write it
    private static func dots(_ name: Substring) -> Substring {
        name.hasPrefix("claude-") ? Substring(name.map { $0 == "." ? "-" : String($0) }.joined()) : name
    }

    private static func isNumber(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy(Digits.isDigit) }
}
