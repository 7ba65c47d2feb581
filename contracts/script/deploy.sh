#!/usr/bin/env bash
# Deploys every contract and writes their addresses. Settings come by environment, never by argument:
#   CONET_RPC_URL           JSON-RPC of the chain
#   CONET_DEPLOYER_KEY      hex key that pays; it has no power afterwards
#   CONET_CONTRACTS_FILE    where {"chainId","deployBlock","contracts":{name: address}} goes
#   CONET_DEPLOY_CONFIG     figures to deploy with; default config/local.json
# and, in place of what the figures say:
#   CONET_HOLDER, CONET_HOLDER_AMOUNT   who gets tokens at genesis, and how many base units (default: 200,000,000
#                                       tokens); what nobody gets is the treasury's
#   CONET_VERIFIERS, CONET_VERIFIER_THRESHOLD   addresses with commas between, and how many must sign
#   CONET_GUARDIAN
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec node script/deploy.mjs
