/// The prices that come with the program, as the providers' lists had them on 2026-11-20: PyPI's litellm 1.106.2, which
/// has them from there, and for models that are no longer sold Anthropic's own page. A model that is not here is
/// unpriced until a user's file or an imported list has it.
package enum ShippedPrices {
    package static let entries: [PriceEntry] = {
        do throws(PriceError) {
            return try PriceEntry.entries(of: PriceText.rows(text), source: .shipped)
        } catch {
            preconditionFailure("The prices that we ship can be read: \(error)")
        }
    }()

    /// A text, since the compiler takes long over a table of values.
    static let text = """
        # model                   in    out   read write5m write1h
        claude-haiku-4-5            1      5    0.1   1.25      2  tier.batch=0.5 search=0.01
        claude-haiku-5-5          0.1    0.5   0.01  0.125    0.2  tier.batch=0.5 region.us=1.1 search=0.01
          >100000                 0.5    2.5   0.05  0.625      1
        claude-sonnet-4-5           3     15    0.3   3.75      6  tier.batch=0.5 search=0.01
        claude-sonnet-4-6           3     15    0.3   3.75      6  tier.batch=0.5 region.us=1.1 search=0.01
        claude-sonnet-5             2     10    0.2    2.5      4  tier.batch=0.5 region.us=1.1 search=0.01
        claude-sonnet-5-5           2     10    0.1    2.5      4  tier.batch=0.5 region.us=1.1 search=0.01
          | LiteLLM says 0.10 for a cache read, others say 0.20
        claude-opus-4-5             5     25    0.5   6.25     10  tier.batch=0.5 search=0.01
        claude-opus-4-6             5     25    0.5   6.25     10  tier.batch=0.5 region.us=1.1 search=0.01
        claude-opus-4-7             5     25    0.5   6.25     10  tier.batch=0.5 region.us=1.1 search=0.01
        claude-opus-4-8             5     25    0.5   6.25     10  tier.batch=0.5 tier.fast=2 region.us=1.1 search=0.01
        claude-opus-5               5     25    0.5   6.25     10  tier.batch=0.5 tier.fast=2 region.us=1.1 search=0.01
        claude-opus-5-5             4     20    0.2      5      8  tier.batch=0.5 tier.fast=2 region.us=1.1 search=0.01
        claude-fable-5             10     50      1   12.5     20  tier.batch=0.5 region.us=1.1 search=0.01
        claude-fable-5-1           10     50   0.25   12.5     20  tier.batch=0.5 region.us=1.1 search=0.01
        claude-mythos-5            10     50      1   12.5     20  tier.batch=0.5 region.us=1.1 search=0.01
        claude-mythos-5-1          10     50   0.25   12.5     20  tier.batch=0.5 region.us=1.1 search=0.01
        gpt-5                    1.25     10  0.125  tier.batch=0.5 search=0.01
          flex                  0.625      5 0.0625
          priority                2.5     20   0.25
        gpt-5-codex              1.25     10  0.125
        gpt-5-mini               0.25      2  0.025  tier.batch=0.5 search=0.01
          flex                  0.125      1 0.0125
          priority               0.45    3.6  0.045
        gpt-5-nano               0.05    0.4  0.005  tier.batch=0.5 search=0.01
          flex                  0.025    0.2 0.0025
        gpt-5.1                  1.25     10  0.125  tier.batch=0.5 search=0.01
          flex                  0.625      5 0.0625
          priority                2.5     20   0.25
        gpt-5.1-codex            1.25     10  0.125
        gpt-5.1-codex-mini       0.25      2  0.025
        gpt-5.1-codex-max        1.25     10  0.125
        gpt-5.2                  1.75     14  0.175  tier.batch=0.5 search=0.01
          flex                  0.875      7 0.0875
          priority                3.5     28   0.35
        gpt-5.2-codex            1.75     14  0.175
        gpt-5.3-codex            1.75     14  0.175  search=0.01
          priority                3.5     28   0.35
        gpt-5.4                   2.5     15   0.25  region.us=1.1 region.eu=1.1
          >272000                   5   22.5    0.5
          batch                  1.25    7.5   0.13
          batch >272000           2.5  11.25   0.25
          flex                   1.25    7.5   0.13
          flex >272000            2.5  11.25   0.25
          priority                  5     30    0.5
        gpt-5.4-mini             0.75    4.5  0.075  tier.batch=0.5 region.us=1.1 region.eu=1.1 search=0.01
          flex                  0.375   2.25 0.0375
          priority                1.5      9   0.15
        gpt-5.4-nano              0.2   1.25   0.02  tier.batch=0.5 region.us=1.1 region.eu=1.1 search=0.01
          flex                    0.1  0.625   0.01
        gpt-5.5                     5     30    0.5  tier.batch=0.5 region.us=1.1 region.eu=1.1 search=0.01
          >272000                  10     45      1
          flex                    2.5     15   0.25
          flex >272000              5   22.5    0.5
          priority               12.5     75   1.25
        gpt-5.6                     4     20    0.4      5  tier.batch=0.5 region.us=1.1 region.eu=1.1 search=0.01
          >272000                   8     30    0.8     10
          flex                      2     10    0.2    2.5
          flex >272000              4     15    0.4      5
          priority                  8     40    0.8     10
          priority >272000         16     60    1.6     20
        gpt-5.6-sol                 4     20    0.4      5  tier.batch=0.5 region.us=1.1 region.eu=1.1 search=0.01
          >272000                   8     30    0.8     10
          flex                      2     10    0.2    2.5
          flex >272000              4     15    0.4      5
          priority                  8     40    0.8     10
          priority >272000         16     60    1.6     20
        gpt-5.6-terra               2     12    0.2    2.5  tier.batch=0.5 region.us=1.1 region.eu=1.1 search=0.01
          >272000                   4     18    0.4      5
          flex                      1      6    0.1   1.25
          flex >272000              2      9    0.2    2.5
          priority                  4     24    0.4      5
          priority >272000          8     36    0.8     10
        gpt-5.6-luna              0.2    1.2   0.02   0.25  tier.batch=0.5 region.us=1.1 region.eu=1.1 search=0.01
          >272000                 0.4    1.8   0.04    0.5
          flex                    0.1    0.6   0.01  0.125
          flex >272000            0.2    0.9   0.02   0.25
          priority                0.4    2.4   0.04    0.5
          priority >272000        0.8    3.6   0.08      1
        gpt-4.1                     2      8    0.5  tier.batch=0.5 search=0.025
          priority                3.5     14  0.875
        gpt-4o                    2.5     10   1.25  tier.batch=0.5
          priority               4.25     17  2.125
        o3                          2      8    0.5  tier.batch=0.5 search=0.01
          flex                      1      4   0.25
          priority                3.5     14  0.875
        o4-mini                   1.1    4.4  0.275  tier.batch=0.5 search=0.01
          flex                   0.55    2.2  0.138
          priority                  2      8    0.5
        gpt-6-astra                10     50      1   12.5  tier.batch=0.5 region.us=1.1 region.eu=1.1 search=0.01
          >272000                  20     75      2     25
          flex                      5     25    0.5   6.25
          flex >272000             10   37.5      1   12.5
          priority                 20    100      2     25
          priority >272000         40    150      4     50
          ultrafast                60    300      6     75
          ultrafast >272000       120    450     12    150
        gemini-2.5-pro           1.25     10  0.125  search=0.035
          >200000                 2.5     15   0.25
          batch                 0.625      5  0.125
          flex                  0.625      5  0.125
          priority               2.25     18  0.225
          priority >200000        4.5     27   0.45
        gemini-2.5-flash          0.3    2.5   0.03  search=0.035
          batch                  0.15   1.25   0.03
          flex                   0.15   1.25   0.03
          priority               0.54    4.5  0.054
        gemini-2.5-flash-lite     0.1    0.4   0.01  search=0.035
          batch                  0.05    0.2   0.01
          flex                   0.05    0.2   0.01
          priority               0.18   0.72  0.018
        gemini-3-flash-preview    0.5      3   0.05  search=0.014
          batch                  0.25    1.5   0.05
          flex                   0.25    1.5   0.05
          priority                0.9    5.4   0.09
        gemini-3.1-pro-preview      2     12    0.2  search=0.014
          >200000                   4     18    0.4
          batch                     1      6    0.2
          flex                      1      6    0.2
          priority                3.6   21.6   0.36
          priority >200000        7.2   32.4   0.72
        gemini-3.1-flash-lite    0.25    1.5  0.025  tier.batch=0.5 search=0.014
          flex                  0.125   0.75 0.0125
          priority               0.45    2.7  0.045
        gemini-3.5-flash          1.5      9   0.15  tier.batch=0.5 search=0.014
          flex                   0.75    4.5   0.08
          priority                2.7   16.2   0.27
        gemini-3.6-flash         0.75   3.75  0.075  tier.batch=0.5 search=0.014
          flex                  0.375  1.875 0.0375
          priority               1.35   6.75  0.135
        gemini-3.7-flash         0.75   3.75  0.075  tier.batch=0.5 search=0.014
          flex                  0.375  1.875 0.0375
          priority               1.35   6.75  0.135
        gemini-3.8-flash         0.75   3.75  0.075  tier.batch=0.5 search=0.014
          flex                  0.375  1.875 0.0375
          priority               1.35   6.75  0.135
        claude-opus-4-1            15     75    1.5  18.75     30  tier.batch=0.5 search=0.01
        claude-opus-4              15     75    1.5  18.75     30  tier.batch=0.5 search=0.01
        claude-sonnet-4             3     15    0.3   3.75      6  tier.batch=0.5 search=0.01
        claude-3-7-sonnet           3     15    0.3   3.75      6  tier.batch=0.5 search=0.01
        claude-3-5-haiku          0.8      4   0.08      1    1.6  tier.batch=0.5 search=0.01
        claude-3-opus              15     75    1.5  18.75     30  tier.batch=0.5 search=0.01
        claude-3-haiku           0.25   1.25   0.03    0.3    0.5  tier.batch=0.5 search=0.01
        """
}

extension PriceCatalog {
    /// What a program knows without any file.
    package static let shipped = PriceCatalog(ShippedPrices.entries)
}
