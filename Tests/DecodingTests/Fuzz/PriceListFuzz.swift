import Decoding
import Domain
import TestSupport

/// What must hold of a price list, whatever somebody wrote into it.
struct PriceListFuzz {
    private static let liteLLM = """
        {"sample_spec":{"input_cost_per_token":0.0},
        "claude-sonnet-4-5":{"input_cost_per_token":3e-06,"output_cost_per_token":1.5e-05,"mode":"chat",
        "cache_creation_input_token_cost":3.75e-06,"cache_read_input_token_cost":3e-07,"litellm_provider":"anthropic",
        "input_cost_per_token_above_200k_tokens":6e-06,"output_cost_per_token_above_200k_tokens":2.25e-05,
        "cache_creation_input_token_cost_above_1hr":6e-06,
        "search_context_cost_per_query":{"search_context_size_low":0.01}},
        "gpt-5.1":{"input_cost_per_token":1.25e-06,"input_cost_per_token_priority":2.5e-06,"mode":"responses",
        "output_cost_per_token":1e-05,"output_cost_per_token_flex":5e-06,"input_cost_per_token_batches":6.25e-07},
        "dall-e-3":{"input_cost_per_pixel":1.9e-08,"mode":"image_generation"},"free":{"input_cost_per_token":0}}
        """
    /// Prices of a list in use, as they are asked for.
    private static let asked = Usage(input: 250_000, output: 1_000, cacheRead: 10, cacheWrite5m: 5, cacheWrite1h: 7)
    private static let most = Usage(input: .max, output: .max, cacheRead: .max, cacheWrite5m: .max, cacheWrite1h: .max)

    private let ours = DamagedText(of: [Array(PriceText.text(of: ShippedPrices.entries).utf8)])
    private let theirs = DamagedText(of: [Array(liteLLM.utf8)])

    func complaints(_ random: inout SeededGenerator) -> [String] {
        let isOurs = Bool.random(using: &random)
        let list = (isOurs ? ours : theirs).next(&random)
        let bytes = isOurs ? list : Self.whole(list)
        return complaints(of: entries(bytes, isOurs)).map {
            "\($0) of \(String(decoding: bytes.prefix(3_000), as: UTF8.self).debugDescription)"
        }
    }

    /// Some lines of an object, within its braces.
    private static func whole(_ lines: [UInt8]) -> [UInt8] { Array("{\"m\":1,".utf8) + lines.drop { $0 == 0x7b } }

    private func entries(_ bytes: [UInt8], _ isOurs: Bool) -> [PriceEntry] {
        Deliberate.ignore(because: "a list that is refused prices nothing") { () throws(PriceError) in
            isOurs ? try HomePrices.entries(bytes, .user) : try PriceImport.liteLLM(bytes).entries
        } ?? []
    }

    /// What was read is written and read again as the same, and prices nothing below nothing.
    private func complaints(of entries: [PriceEntry]) -> [String] {
        var complaints: [String] = []
        let text = PriceText.text(of: entries)
        let again = self.entries(Array(text.utf8), true)
        if PriceText.text(of: again) != text { complaints.append("written and read again it is another list: \(text)") }
        let catalog = PriceCatalog(entries)
        for entry in entries {
            for usage in [Self.asked, Self.most] {
                let cost = catalog.cost(of: usage, model: entry.model)
                if let computed = cost.computed, computed.nanodollars < 0 {
                    complaints.append("\(entry.model): \(computed)")
                }
            }
        }
        return complaints
    }
}
