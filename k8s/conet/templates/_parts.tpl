{{- define "conet.parts" -}}
{{ tpl (.Files.Get "files/parts.yaml") . }}
{{- end }}

{{- define "conet.labels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/part-of: conet
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "conet.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "conet.image" -}}
{{ .root.Values.image.prefix }}{{ .image }}:{{ .root.Values.image.tag }}
{{- end }}

{{/* what the restricted pod security standard asks for */}}
{{- define "conet.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "conet.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "conet.pull" -}}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- end }}

{{- define "conet.pullSecrets" -}}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "conet.rpc" -}}
{{- if not .root.Values.besu.enabled -}}
{{ .root.Values.besu.rpcUrl }}
{{- else if and .node (le (int .node) (int .root.Values.besu.validators)) -}}
http://besu-{{ .node }}:8545
{{- else -}}
http://besu:8545
{{- end -}}
{{- end }}

{{- define "conet.postgresHost" -}}
{{ if eq .Values.postgres.mode "external" }}{{ .Values.postgres.host }}{{ else }}conet-postgres-rw{{ end }}
{{- end }}

{{- define "conet.bootstrap" -}}
{{ if eq .Values.kafka.mode "external" }}{{ .Values.kafka.bootstrap }}{{ else }}conet-kafka-bootstrap:9092{{ end }}
{{- end }}

{{/* what every service with a database is told */}}
{{- define "conet.environment" -}}
{{- if .part.schema }}
- {name: CONET_DB_URL, value: "jdbc:postgresql://{{ include "conet.postgresHost" .root }}:{{ .root.Values.postgres.port }}/{{ .root.Values.postgres.database }}?currentSchema={{ .part.schema }}"}
- name: CONET_DB_USER
  valueFrom: {secretKeyRef: {name: conet-db-{{ .part.schema | replace "_" "-" }}, key: username}}
- name: CONET_DB_PASSWORD
  valueFrom: {secretKeyRef: {name: conet-db-{{ .part.schema | replace "_" "-" }}, key: password}}
- {name: CONET_KAFKA, value: {{ include "conet.bootstrap" .root | quote }}}
- {name: CONET_KAFKA_USER, value: {{ .name }}}
- {name: CONET_KAFKA_PASSWORD_FILE, value: /run/kafka/password}
- {name: CONET_RPC_URL, value: {{ include "conet.rpc" (dict "root" .root "node" .part.node) | quote }}}
- {name: CONET_OIDC_URL, value: "{{ .root.Values.oidc.url }}/realms/conet"}
- {name: CONET_CLIENT_ID, value: svc-{{ .name }}}
- name: CONET_CLIENT_SECRET
  valueFrom: {secretKeyRef: {name: conet-oidc-svc-{{ .name }}, key: secret}}
- {name: CONET_CONTRACTS_FILE, value: /contracts/contracts.json}
{{- end }}
{{- if .part.key }}
- {name: CONET_KEY_FILE, value: /run/key/key.json}
- {name: CONET_KEY_PASSWORD_FILE, value: /run/key/password}
{{- end }}
{{- if .part.issuer }}
- {name: CONET_ISSUER_SECRET_FILE, value: /run/issuer/secret}
{{- end }}
{{- range $name, $value := .part.settings }}
- {name: {{ $name }}, value: {{ $value | quote }}}
{{- end }}
{{- end }}

{{- define "conet.mounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if .part.schema }}
- {name: contracts, mountPath: /contracts, readOnly: true}
- {name: kafka, mountPath: /run/kafka, readOnly: true}
{{- end }}
{{- if .part.key }}
- {name: key, mountPath: /run/key, readOnly: true}
{{- end }}
{{- if .part.issuer }}
- {name: issuer, mountPath: /run/issuer, readOnly: true}
{{- end }}
{{- end }}

{{- define "conet.volumes" -}}
- {name: tmp, emptyDir: {medium: Memory, sizeLimit: 128Mi}}
{{- if .part.schema }}
- {name: contracts, configMap: {name: conet-contracts, items: [{key: contracts.json, path: contracts.json}]}}
- {name: kafka, secret: {secretName: conet-kafka-{{ .name }}, defaultMode: 0440, items: [{key: password, path: password}]}}
{{- end }}
{{- if .part.key }}
- {name: key, secret: {secretName: conet-key-{{ .part.key }}, defaultMode: 0440, items: [{key: key.json, path: key.json}, {key: password, path: password}]}}
{{- end }}
{{- if .part.issuer }}
- {name: issuer, secret: {secretName: conet-issuer, defaultMode: 0440, items: [{key: secret, path: secret}]}}
{{- end }}
{{- end }}

{{/* a service is alive or ready as it says itself; the first answer may take a start without its cache */}}
{{- define "conet.probes" -}}
startupProbe: {httpGet: {path: /q/health/live, port: http}, periodSeconds: 2, failureThreshold: 60}
livenessProbe: {httpGet: {path: /q/health/live, port: http}, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6}
readinessProbe: {httpGet: {path: /q/health/ready, port: http}, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3}
{{- end }}
